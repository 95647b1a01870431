import type { LearnedData } from './popup-data.ts';

/** Nothing was rated and nothing written yet: the person wants to hear what to do. */
export function isFirstTime(learned: LearnedData | null): boolean {
  return (
    learned !== null &&
    learned.history.length === 0 &&
    learned.last === null &&
    learned.queue.waiting === 0 &&
    learned.active.number === 1
  );
}
