import type { ChatDescription } from '../../lib/messages/push.ts';

/** What a content script answered, or null where that is no description. It lives in a page and is not trusted. */
export function parseDescription(answer: unknown): ChatDescription | null {
  if (typeof answer !== 'object' || answer === null) return null;
  const { found, replies, confidence, optsIn, liveVersion } = answer as Record<string, unknown>;
  const known =
    typeof found === 'boolean' &&
    typeof optsIn === 'boolean' &&
    typeof confidence === 'number' &&
    Number.isSafeInteger(replies) &&
    (liveVersion === null || Number.isSafeInteger(liveVersion));
  return known
    ? {
        found,
        replies: Number(replies),
        confidence,
        optsIn,
        liveVersion: liveVersion === null ? null : Number(liveVersion),
      }
    : null;
}
