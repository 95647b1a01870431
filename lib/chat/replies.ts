import type { Turn } from '../perception/cycle.ts';
import type { FoundTurn } from './detect/roles.ts';
import { replyKeyOf } from './identity.ts';
import type { RowText, Texts } from './texts.ts';
import type { FinishedReply } from './types.ts';

/** How many turns before the query go with a reply. */
const EARLIER_TURNS = 4;
const NOTHING: RowText = { text: '', print: '' };

/** A reply as it was last told, and the conversation it was told of. */
interface Told {
  readonly reply: FinishedReply;
  readonly conversationId: string | null;
}

/** How a turn stands: complete, or as it came into the page, or still being written. */
export type Growth = 'settled' | 'untouched' | 'growing';

export interface Naming {
  readonly conversationId: string | null;
  growthOf(turn: Element): Growth;
  finishedAt(turn: Element): number;
}

/** Names the replies of a transcript; remembers the names. */
export interface Replies {
  /** The replies that can be rated, in their order. */
  finished(turns: readonly FoundTurn[], naming: Naming): FinishedReply[];
}

/**
 * A reply that goes on after a pause stays the same reply, and so does one whose
 * conversation gets its id only after the first answer.
 */
function isSame({ reply, conversationId }: Told, query: string, text: string, now: string | null) {
  const sameConversation = conversationId === null || conversationId === now;
  return sameConversation && reply.query === query && text.startsWith(reply.text);
}

export function createReplies(texts: Texts): Replies {
  const told = new WeakMap<Element, Told>();
  /** Every key that was ever given: a reply that comes back needs no time to settle. */
  const given = new Set<string>();

  return {
    finished(turns, { conversationId, growthOf, finishedAt }) {
      const equals = new Map<string, number>();
      const taken = new Set<string>();
      const replies: FinishedReply[] = [];
      let asked = -1;

      function replyOf({ element }: FoundTurn): FinishedReply | null {
        const growth = growthOf(element);
        const before = told.get(element);
        // Its text is not read at every token.
        if (growth === 'growing' && before === undefined) return null;
        const { text, print } = texts.of(element);
        if (text === '') return null;
        const query = texts.of(turns[asked]?.element ?? element);
        const asks = asked < 0 ? NOTHING : query;
        const name = `${asks.print}.${print}`;
        const count = equals.get(name) ?? 0;
        equals.set(name, count + 1);
        const same = before !== undefined && isSame(before, asks.text, text, conversationId);
        if (same && (growth !== 'settled' || before.reply.text === text)) return before.reply;
        const fresh = replyKeyOf(conversationId, asks.print, print, count);
        if (growth === 'growing' || (growth === 'untouched' && !given.has(fresh))) return null;
        const kept = same && !taken.has(before.reply.key);
        return {
          key: kept ? before.reply.key : fresh,
          element,
          query: asks.text,
          text,
          earlier: earlierThan(asked),
          finishedAt: finishedAt(element),
        };
      }

      function earlierThan(index: number): Turn[] {
        const end = Math.max(index, 0);
        return turns
          .slice(Math.max(0, end - EARLIER_TURNS), end)
          .map(({ role, element }) => ({ role, text: texts.of(element).text }));
      }

      for (const [index, turn] of turns.entries()) {
        if (turn.role === 'user') {
          asked = index;
          continue;
        }
        const reply = replyOf(turn);
        if (reply === null || taken.has(reply.key)) continue;
        taken.add(reply.key);
        given.add(reply.key);
        told.set(turn.element, { reply, conversationId });
        replies.push(reply);
      }
      return replies;
    },
  };
}
