import { isStreaming } from './streaming.ts';

/** A reply whose text has not changed for so long, in milliseconds, is complete. */
const QUIET_MS = 700;
/** A page's own sign of streaming is not believed for longer than this without a change. */
const STUCK_MS = 15_000;
/** Changes of a text after which it is growing, and not being put right. */
const STEPS_OF_GROWTH = 3;

interface Life {
  changedAt: number;
  changes: number;
  finishedAt: number | undefined;
}

/** Follows which turns still grow. */
export interface Settling {
  /** A turn is in the page. `old`: it stood there when the transcript was first read. */
  see(turn: Element, old: boolean): void;
  /** Something in the turn has changed. */
  change(turn: Element): void;
  /** True once the turn has stopped growing. `stopOffered`: the page offers to stop its reply. */
  isSettled(turn: Element, stopOffered: boolean): boolean;
  /** When it stopped, in milliseconds since the epoch. */
  finishedAt(turn: Element): number;
  /** True when the turn's text has come in several steps. */
  grew(turn: Element): boolean;
}

export function createSettling(now: () => number): Settling {
  const lives = new WeakMap<Element, Life>();
  const lifeOf = (turn: Element): Life => {
    const life = lives.get(turn) ?? { changedAt: now(), changes: 0, finishedAt: undefined };
    lives.set(turn, life);
    return life;
  };
  return {
    see(turn, old) {
      if (lives.has(turn)) return;
      const life = lifeOf(turn);
      if (old) life.changedAt = now() - QUIET_MS;
    },
    change(turn) {
      const life = lifeOf(turn);
      life.changedAt = now();
      life.changes += 1;
      life.finishedAt = undefined;
    },
    isSettled(turn, stopOffered) {
      const life = lifeOf(turn);
      if (life.finishedAt !== undefined) return true;
      const quietFor = now() - life.changedAt;
      if (quietFor < QUIET_MS) return false;
      if (quietFor < STUCK_MS && (stopOffered || isStreaming(turn))) return false;
      life.finishedAt = now();
      return true;
    },
    finishedAt: (turn) => lifeOf(turn).finishedAt ?? now(),
    grew: (turn) => lifeOf(turn).changes >= STEPS_OF_GROWTH,
  };
}
