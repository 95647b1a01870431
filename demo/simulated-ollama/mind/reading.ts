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
  /** The person's chips, in words. */
  readonly reasons: string;
  readonly comment: string;
  readonly feedback: string;
  /** What was proposed in this step and did not help, a line each. */
  readonly failedAttempts: string;
}

/** Reads what was sent as data: the instructions speak of the same tags, so they are left out. */
export function readPrompt(messages: readonly ChatMessage[]): Reading {
  const data = messages
    .filter(({ role }) => role === 'user')
    .map(({ content }) => content)
    .join('\n');
  return {
    prompt: fenced(data, /^current_prompt$/u),
    question: fenced(data, /^query$/u),
    reply: fenced(data, /^reply$/u),
    newReply: fenced(data, /^new_reply$/u),
    reasons: fenced(data, /^person_reasons$/u),
    comment: fenced(data, /^person_comment$/u),
    feedback: fenced(data, /^feedback$/u),
    failedAttempts: fenced(data, /^failed_attempts$/u),
  };
}
