import type { ModelMessage } from '../model.ts';
import { fence } from './fence.ts';

/** The same request with word of why the last answer was of no use. */
export function withNotice(
  messages: readonly ModelMessage[],
  notice: string,
): readonly ModelMessage[] {
  return messages.map((message, index) =>
    index === messages.length - 1
      ? { ...message, content: `${message.content}\n\n${notice}` }
      : message,
  );
}

/** Why an answer was rejected; `why` may quote the answer. */
export function rejectionNotice(why: string): string {
  return `Your last answer was rejected:\n${fence('rejection', why)}\nAnswer again, correctly this time.`;
}
