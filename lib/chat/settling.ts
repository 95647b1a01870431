import type { Growth } from './replies.ts';
import { isStreaming } from './streaming.ts';

/** A reply whose text has not changed for so long, in milliseconds, is complete. */
const QUIET_MS = 800;
/** A page's own sign of streaming is not believed for longer than this without a change. */
const STUCK_MS = 15_000;

interface Life {
  changedAt: number;
  growth: Growth;
  finishedAt: number;
}

/** Follows which turns still grow. Times are in milliseconds since the epoch. */
export interface Settling {
  /** A turn is in the page. `isOld`: it stood there when the transcript was first read. */
  see(turn: Element, isOld: boolean): void;
  /** The turn's text has changed. */
  change(turn: Element): void;
  growthOf(turn: Element): Growth;
  /** Turns that have not settled, of those that were changed or seen. */
  readonly unsettled: ReadonlySet<Element>;
  /** Looks which have stopped growing; true when one has. `isStopOffered`: by the page, for its reply. */
  settle(isStopOffered: () => boolean): boolean;
  /** When it stopped, or when it was last seen to change. */
  finishedAt(turn: Element): number;
}

export function createSettling(now: () => number): Settling {
  const lives = new WeakMap<Element, Life>();
  const unsettled = new Set<Element>();

  function begin(turn: Element, growth: Growth): void {
    lives.set(turn, { changedAt: now(), growth, finishedAt: now() });
    if (growth === 'settled') unsettled.delete(turn);
    else unsettled.add(turn);
  }

  function isFinished(turn: Element, isLast: boolean, isStopOffered: () => boolean): boolean {
    const quietFor = now() - (lives.get(turn)?.changedAt ?? 0);
    if (quietFor < QUIET_MS) return false;
    return quietFor >= STUCK_MS || !((isLast && isStopOffered()) || isStreaming(turn));
  }

  return {
    unsettled,
    see(turn, isOld) {
      if (!lives.has(turn)) begin(turn, isOld ? 'settled' : 'untouched');
    },
    change: (turn) => begin(turn, 'growing'),
    growthOf: (turn) => lives.get(turn)?.growth ?? 'untouched',
    settle(isStopOffered) {
      let any = false;
      const last = [...unsettled].at(-1);
      for (const turn of unsettled) {
        if (!turn.isConnected) unsettled.delete(turn);
        else if (isFinished(turn, turn === last, isStopOffered)) {
          begin(turn, 'settled');
          any = true;
        }
      }
      return any;
    },
    finishedAt: (turn) => lives.get(turn)?.finishedAt ?? now(),
  };
}
