import type { ChatMessage, ChatRequest } from '../chat-request.ts';
import type { Stage } from '../faults.ts';
import { reply } from './actor.ts';
import { findFeedback, proposeEdits } from './critic.ts';
import { judge } from './judge.ts';
import { readPrompt } from './reading.ts';
import { fillSchema } from './schema.ts';

/** What the model says: free text, or JSON that follows the schema. */
export function answerAs(
  stage: Stage,
  messages: readonly ChatMessage[],
  format: ChatRequest['format'],
): string {
  if (format === null) return reply(messages);
  if (format === 'json') return JSON.stringify({ reply: reply(messages) });
  const reading = readPrompt(messages);
  switch (stage) {
    case 'backward':
      return JSON.stringify(findFeedback(reading, format));
    case 'optimizer':
      return JSON.stringify(proposeEdits(reading, format));
    case 'judge':
      return JSON.stringify(judge(reading, format));
    default:
      return JSON.stringify(fillSchema(format, () => undefined));
  }
}
