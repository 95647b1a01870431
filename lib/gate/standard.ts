import type { Verdict } from '../perception/rating.ts';
import { averageReward, type RewardHistory } from '../reward/history.ts';
import type { GateSettings } from './settings.ts';

interface StandardDecision {
  readonly update: boolean;
  readonly reason: 'degrading' | 'forced' | 'stable';
  /** Mean reward of the window, this cycle's included. */
  readonly average: number;
}

/**
 * The classic rule's standard gate. `history` holds this cycle's reward
 * already. `degrading`: at least two entries, and the reward falls short of
 * the average by more than a fifth of it, and by more than 0.05 (defaults of
 * `settings`). Else `forced`: an incorrect verdict with a comment. Both update
 * the prompt; `stable` keeps it.
 */
export function standardGate(
  cycle: {
    readonly reward: number;
    readonly history: RewardHistory;
    readonly verdict: Verdict;
    readonly comment: string;
  },
  settings: GateSettings,
): StandardDecision {
  const average = averageReward(cycle.history);
  const margin = Math.max(
    Math.abs(average) * settings.degradationShare,
    settings.degradationMargin,
  );
  if (cycle.history.length >= 2 && cycle.reward < average - margin) {
    return { update: true, reason: 'degrading', average };
  }
  if (cycle.verdict === 'incorrect' && cycle.comment.trim() !== '') {
    return { update: true, reason: 'forced', average };
  }
  return { update: false, reason: 'stable', average };
}
