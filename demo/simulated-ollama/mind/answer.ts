import type { ChatMessage, ChatRequest } from '../chat-request.ts';
import type { Stage } from '../faults.ts';
import { reply } from './actor.ts';

/** What the model says: free text, or JSON that follows the schema. */
export function answerAs(
  _stage: Stage,
  messages: readonly ChatMessage[],
  format: ChatRequest['format'],
): string {
  if (format !== null) return '{}';
  return reply(messages);
}
