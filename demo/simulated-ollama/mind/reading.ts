import type { ChatMessage } from '../chat-request.ts';
import { fenced } from './fences.ts';

/** What a critic's or judge's prompt holds, by what its fences are called. */
export interface Reading {
  readonly prompt: string;
  readonly question: string;
  /** The reply that was rated. */
  readonly reply: string;
  /** The reply that a proposed prompt led to. */
  readonly newReply: string;
  readonly verdict: string;
  readonly chips: string;
  readonly comment: string;
  readonly feedback: string;
}

export function readPrompt(messages: readonly ChatMessage[]): Reading {
  // The last message that has the fence counts: what stands before may be an example.
  const find = (tag: RegExp) => {
    for (const { content } of messages.toReversed()) {
      const found = fenced(content, tag);
      if (found !== '') return found;
    }
    return '';
  };
  return {
    prompt: find(/^(?:current[_-])?(?:system[_-])?prompt$/u),
    question: find(/^(?:users?[_-])?(?:query|question)$/u),
    reply: find(/^(?:old|rated|original|first|earlier)?[_-]?(?:reply|response|answer)$/u),
    newReply: find(/^(?:new|candidate|proposed|second|revised)[_-](?:reply|response|answer)$/u),
    verdict: find(/^verdict$/u),
    chips: find(/^(?:chips|reasons?)$/u),
    comment: find(/^(?:persons?[_-])?(?:comment|complaint|correction|note)$/u),
    feedback: find(/^feedbacks?$/u),
  };
}
