import { isStreaming } from './streaming.ts';

/** A reply whose text has not changed for so long, in milliseconds, is complete. */
const QUIET_MS = 800;
/** A page's own sign of streaming is not believed for longer than this without a change. */
const STUCK_MS = 15_000;

interface Life {
  changedAt: number;
  finishedAt: number | undefined;
}

/** Follows which turns still grow. Times are in milliseconds since the epoch. */
export interface Settling {
  /** A turn is in the page. `isOld`: it stood there when the transcript was first read. */
  see(turn: Element, isOld: boolean): void;
  /** The turn's text has changed. */
  change(turn: Element): void;
  /** True when nothing has changed in the turn for a while: it may have settled. */
  isQuiet(turn: Element): boolean;
  /** True once the turn has stopped growing. `isStopOffered`: the page offers to stop its reply. */
  isSettled(turn: Element, isStopOffered: boolean): boolean;
  /** When it stopped, or now. */
  finishedAt(turn: Element): number;
}

export function createSettling(now: () => number): Settling {
  const lives = new WeakMap<Element, Life>();
  const lifeOf = (turn: Element): Life => {
    const life = lives.get(turn) ?? { changedAt: now(), finishedAt: undefined };
    lives.set(turn, life);
    return life;
  };
  return {
    see(turn, isOld) {
      if (!lives.has(turn)) lifeOf(turn).finishedAt = isOld ? now() : undefined;
    },
    change(turn) {
      const life = lifeOf(turn);
      life.changedAt = now();
      life.finishedAt = undefined;
    },
    isQuiet: (turn) => now() - lifeOf(turn).changedAt >= QUIET_MS,
    isSettled(turn, isStopOffered) {
      const life = lifeOf(turn);
      if (life.finishedAt !== undefined) return true;
      const quietFor = now() - life.changedAt;
      if (quietFor < QUIET_MS) return false;
      if (quietFor < STUCK_MS && (isStopOffered || isStreaming(turn))) return false;
      life.finishedAt = now();
      return true;
    },
    finishedAt: (turn) => lifeOf(turn).finishedAt ?? now(),
  };
}
