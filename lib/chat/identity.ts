import { fingerprint } from '../core/text.ts';

/** Parts of an address that name a conversation rather than a page. */
const ID = /^(?=.*\d)[\w-]{6,}$/u;

/**
 * The conversation's id, from the address: the last part of the path, of the
 * hash or of the query that looks like one. Null where the address names none.
 */
export function conversationIdOf(address: string): string | null {
  const { pathname, hash, searchParams } = new URL(address);
  const parts = [
    ...searchParams.values(),
    ...pathname.split('/'),
    ...hash.replace('#', '').split(/[/?&=]/u),
  ];
  return parts.findLast((part) => ID.test(part)) ?? null;
}

/** Letters and digits only: sites draw the rest one way while they stream and another way later. */
function essenceOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '');
}

/** A short name for a text, the same however its white space and its marks are drawn. */
export function printOf(text: string): string {
  // A text of signs only, such as a smiley, is its own essence.
  return fingerprint(essenceOf(text) || text);
}

/**
 * Names a reply by its conversation, what was asked and what was answered,
 * both as `printOf` gives them. No index and no element enters, so that the
 * name outlives re-rendering, virtualised lists and reload. `before`: how many
 * replies of just this name stand before it.
 */
export function replyKeyOf(
  conversationId: string | null,
  query: string,
  text: string,
  before: number,
): string {
  return [fingerprint(conversationId ?? ''), query, text, before].join('.');
}
