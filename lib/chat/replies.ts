import type { Turn } from '../perception/cycle.ts';
import type { FoundTurn } from './detect/roles.ts';
import { printOf, replyKeyOf } from './identity.ts';
import { textOf } from './text.ts';
import type { FinishedReply } from './types.ts';

/** How many turns before the query go with a reply. */
const EARLIER_TURNS = 4;

interface ReadTurn extends FoundTurn {
  readonly text: string;
  /** A short name for the text. */
  readonly print: string;
}

/** The key under which an element's reply was last named, and of what. */
interface Named {
  readonly key: string;
  readonly conversationId: string | null;
  readonly query: string;
  readonly text: string;
}

export interface Naming {
  readonly conversationId: string | null;
  /** True once the turn has stopped growing. */
  isSettled(turn: Element): boolean;
  finishedAt(turn: Element): number;
}

/** Reads turns and names replies; remembers both for as long as nothing in them changes. */
export interface Replies {
  /** The turn's text has changed. */
  forget(turn: Element): void;
  textOf(turn: Element): string;
  /** The replies that can be rated, in their order. */
  finished(turns: readonly FoundTurn[], naming: Naming): FinishedReply[];
}

export function createReplies(): Replies {
  const texts = new WeakMap<Element, { readonly text: string; readonly print: string }>();
  const named = new WeakMap<Element, Named>();
  /** Every key that was ever given: a reply that comes back needs no time to settle. */
  const given = new Set<string>();

  function read(turn: FoundTurn): ReadTurn {
    let known = texts.get(turn.element);
    if (known === undefined) {
      const text = textOf(turn.element);
      known = { text, print: printOf(text) };
      texts.set(turn.element, known);
    }
    return { ...turn, ...known };
  }

  /**
   * A reply that goes on after a pause stays the same reply; so does one whose
   * conversation gets its id only after the first answer.
   */
  function keyBefore(turn: ReadTurn, query: string, conversationId: string | null): string | null {
    const before = named.get(turn.element);
    if (before === undefined || before.query !== query) return null;
    if (before.conversationId !== null && before.conversationId !== conversationId) return null;
    return turn.text.startsWith(before.text) ? before.key : null;
  }

  return {
    forget: (turn) => void texts.delete(turn),
    textOf: (element) => read({ element, role: 'user' }).text,
    finished(found, { conversationId, isSettled, finishedAt }) {
      const turns = found.map(read);
      const equals = new Map<string, number>();
      const taken = new Set<string>();
      const replies: FinishedReply[] = [];
      let asked = -1;
      for (const [index, turn] of turns.entries()) {
        if (turn.role === 'user') {
          asked = index;
          continue;
        }
        if (turn.text === '') continue;
        const { text: query, print } = turns[asked] ?? { text: '', print: '' };
        const name = `${print}.${turn.print}`;
        const before = equals.get(name) ?? 0;
        equals.set(name, before + 1);
        const fresh = replyKeyOf(conversationId, print, turn.print, before);
        const settled = isSettled(turn.element);
        if (!settled && !given.has(fresh)) continue;
        const kept = keyBefore(turn, query, conversationId);
        const key = kept === null || taken.has(kept) ? fresh : kept;
        taken.add(key);
        given.add(key);
        if (settled) {
          named.set(turn.element, { key, conversationId, query, text: turn.text });
        }
        replies.push({
          key,
          element: turn.element,
          query,
          text: turn.text,
          earlier: earlierThan(turns, asked),
          finishedAt: finishedAt(turn.element),
        });
      }
      return replies;
    },
  };
}

function earlierThan(turns: readonly ReadTurn[], asked: number): Turn[] {
  const end = Math.max(asked, 0);
  return turns
    .slice(Math.max(0, end - EARLIER_TURNS), end)
    .map(({ role, text }): Turn => ({ role, text }));
}
