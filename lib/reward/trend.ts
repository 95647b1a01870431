import { averageReward, type RewardHistory } from './history.ts';

export type Trend = 'no-data' | 'degrading' | 'unstable' | 'improving' | 'neutral';

const LOOK_BACK = 5;
const IMPROVING_ABOVE = 0.05;

/** How the last five verdicts look: see design, section 4. */
export function trendOf(history: RewardHistory): Trend {
  if (history.length === 0) return 'no-data';
  const incorrect = history
    .slice(-LOOK_BACK)
    .filter((entry) => entry.verdict === 'incorrect').length;
  if (incorrect >= 3) return 'degrading';
  if (incorrect === 2) return 'unstable';
  return averageReward(history) > IMPROVING_ABOVE ? 'improving' : 'neutral';
}
