import type { Verdict } from '../perception/rating.ts';

export interface RewardEntry {
  readonly cycleId: string;
  readonly reward: number;
  readonly verdict: Verdict;
  readonly changeRatio: number;
}

/** The rolling window of rewards, oldest first. */
export type RewardHistory = readonly RewardEntry[];

/** Adds an entry and drops the oldest beyond `window` entries. */
export function appendReward(
  history: RewardHistory,
  entry: RewardEntry,
  window: number,
): RewardHistory {
  return [...history, entry].slice(-window);
}

/** Mean reward of the window; 0 when it is empty. */
export function averageReward(history: RewardHistory): number {
  if (history.length === 0) return 0;
  return history.reduce((sum, entry) => sum + entry.reward, 0) / history.length;
}
