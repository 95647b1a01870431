import { averageReward, type RewardHistory } from './history.ts';

export type Trend = 'no-data' | 'degrading' | 'unstable' | 'improving' | 'neutral';

const LOOK_BACK = 5;
const DEGRADING_FROM = 3;
const UNSTABLE_FROM = 2;
const IMPROVING_ABOVE = 0.05;

/**
 * How the last five verdicts look: `degrading` from three incorrect ones,
 * `unstable` at two; with fewer, `improving` where the window's average reward
 * is above 0.05 and `neutral` otherwise. `no-data` before the first.
 */
export function trendOf(history: RewardHistory): Trend {
  if (history.length === 0) return 'no-data';
  const recent = history.slice(-LOOK_BACK);
  const incorrect = recent.filter((entry) => entry.verdict === 'incorrect').length;
  if (incorrect >= DEGRADING_FROM) return 'degrading';
  if (incorrect >= UNSTABLE_FROM) return 'unstable';
  return averageReward(history) > IMPROVING_ABOVE ? 'improving' : 'neutral';
}
