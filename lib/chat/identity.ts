import { fingerprint } from '../core/text.ts';

/** Parts of an address that name a conversation rather than a page. */
const ID = /^(?=.*\d)[\w-]{6,}$/u;

/**
 * The conversation's id, from the address: the last part of the path, or of the
 * hash, that looks like one. Null where the address names none.
 */
export function conversationIdOf(address: string): string | null {
  const { pathname, hash } = new URL(address);
  const parts = [...pathname.split('/'), ...hash.replace('#', '').split('/')];
  return parts.findLast((part) => ID.test(part)) ?? null;
}

/**
 * Names a reply by its conversation, what was asked and what was answered. No
 * index and no element enters, so that the name outlives re-rendering,
 * virtualised lists and reload. Equal replies are told apart by their order.
 */
export function replyKeyOf(conversationId: string | null, query: string, text: string): string {
  return [conversationId ?? '', query, text].map(fingerprint).join('.');
}
