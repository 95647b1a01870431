import { ASSISTANT_WORDS, MACHINE_WORDS, USER_WORDS, wordsOfName } from './words.ts';

export type Role = 'user' | 'assistant';

/** What an element's own names say of who is speaking. */
export interface Mark {
  readonly role: Role;
  /** The word is used of machines only, so that it tells a chat with one from a chat between people. */
  readonly machine: boolean;
}

/** Attributes that name parts of a page for programs and for screen readers. */
const NAMING = ['class', 'id', 'role', 'data-testid', 'data-test-id'];
/** Other data attributes count by name and value when their name says what they are about. */
const SPEAKING = /^data-.*(?:role|author|sender|from|type|message|turn|speaker)/u;
/** Longest label that names a turn; a longer one is its text. */
const LONGEST_LABEL = 60;

const known = new WeakMap<Element, { readonly names: string; readonly mark: Mark | null }>();

/** The element's own names in one string: what its mark depends on. */
function namesOf(element: Element): string {
  const parts: string[] = [];
  if (element.localName.includes('-')) parts.push(element.localName);
  for (const { name, value } of element.attributes) {
    if (NAMING.includes(name)) parts.push(value);
    else if (SPEAKING.test(name) && value.length <= LONGEST_LABEL) parts.push(value);
    else if (name === 'aria-label' && value.length <= LONGEST_LABEL) parts.push(value);
  }
  return parts.join(' ');
}

function markFrom(names: string): Mark | null {
  // "user-select" is about the mouse, not about a speaker.
  const words = wordsOfName(names.replaceAll(/user-(?:select|drag|agent)/gu, ''));
  const users = words.filter((word) => USER_WORDS.has(word)).length;
  const assistants = words.filter((word) => ASSISTANT_WORDS.has(word)).length;
  if (users === assistants) return null;
  return users > assistants
    ? { role: 'user', machine: false }
    : { role: 'assistant', machine: words.some((word) => MACHINE_WORDS.has(word)) };
}

/** The role that the element's own names give it; null where they give none or both. */
export function markOf(element: Element): Mark | null {
  const names = namesOf(element);
  const before = known.get(element);
  if (before?.names === names) return before.mark;
  const mark = names === '' ? null : markFrom(names);
  known.set(element, { names, mark });
  return mark;
}
