import type { Verdict } from '../perception/rating.ts';
import type { GateSettings } from './settings.ts';

/**
 * The count of consecutive correct cycles that left the prompt as it was (a
 * change ratio under 0.05 by default), after one more cycle. An update of the
 * prompt, an incorrect verdict or a larger change starts it anew at 0.
 */
export function nextStreak(
  streak: number,
  cycle: {
    readonly verdict: Verdict;
    readonly changeRatio: number;
    readonly updated: boolean;
  },
  settings: GateSettings,
): number {
  const settled =
    cycle.verdict === 'correct' && !cycle.updated && cycle.changeRatio < settings.convergenceChange;
  return settled ? streak + 1 : 0;
}

/** True from the fifth cycle of a streak on (default of `settings`). */
export function isConverged(streak: number, settings: GateSettings): boolean {
  return streak >= settings.convergenceStreak;
}
