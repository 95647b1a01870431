import type { Turn } from '../perception/cycle.ts';
import type { FoundTurn } from './detect/turns.ts';
import { replyKeyOf } from './identity.ts';
import { textOf } from './text.ts';
import type { FinishedReply } from './types.ts';

/** How many turns before the query go with a reply. */
const EARLIER_TURNS = 4;

export interface ReadTurn extends FoundTurn {
  readonly text: string;
}

/** The texts of the turns, read once for as long as nothing in them changes. */
export interface TextCache {
  read(turn: FoundTurn): ReadTurn;
  forget(element: Element): void;
}

export function createTextCache(): TextCache {
  const texts = new WeakMap<Element, string>();
  return {
    read(turn) {
      const text = texts.get(turn.element) ?? textOf(turn.element);
      texts.set(turn.element, text);
      return { ...turn, text };
    },
    forget: (element) => void texts.delete(element),
  };
}

/** The replies of a transcript that `isReady` says can be rated, in their order. */
export function repliesOf(
  turns: readonly ReadTurn[],
  context: {
    readonly conversationId: string | null;
    isReady(turn: ReadTurn): boolean;
    finishedAt(turn: ReadTurn): number;
  },
): FinishedReply[] {
  const equals = new Map<string, number>();
  const replies: FinishedReply[] = [];
  let asked = -1;
  for (const [index, turn] of turns.entries()) {
    if (turn.role === 'user') {
      asked = index;
      continue;
    }
    if (turn.text === '') continue;
    const query = turns[asked]?.text ?? '';
    const name = replyKeyOf(context.conversationId, query, turn.text);
    const before = equals.get(name) ?? 0;
    equals.set(name, before + 1);
    if (!context.isReady(turn)) continue;
    const end = Math.max(asked, 0);
    const earlier = turns
      .slice(Math.max(0, end - EARLIER_TURNS), end)
      .map(({ role, text }): Turn => ({ role, text }));
    replies.push({
      key: `${name}.${before}`,
      element: turn.element,
      query,
      text: turn.text,
      earlier,
      finishedAt: context.finishedAt(turn),
    });
  }
  return replies;
}
