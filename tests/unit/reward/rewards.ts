import fc from 'fast-check';
import type { Verdict } from '../../../lib/perception/rating.ts';
import type { RewardEntry, RewardHistory } from '../../../lib/reward/history.ts';

export const scores: fc.Arbitrary<number> = fc.double({ min: 0, max: 1, noNaN: true });
export const rewards: fc.Arbitrary<number> = fc.double({ min: -2.3, max: 1, noNaN: true });
export const verdicts: fc.Arbitrary<Verdict> = fc.constantFrom('correct', 'incorrect');

export const entries: fc.Arbitrary<RewardEntry> = fc.record({
  cycleId: fc.uuid(),
  reward: rewards,
  verdict: verdicts,
  changeRatio: scores,
});

/** A history of the given rewards, all of correct cycles. */
export function historyOf(...of: readonly number[]): RewardHistory {
  return of.map((reward, index) => ({
    cycleId: `c${index}`,
    reward,
    verdict: 'correct',
    changeRatio: 0,
  }));
}
