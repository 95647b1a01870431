import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RewardHistory } from '../../../lib/reward/history.ts';
import { trendOf } from '../../../lib/reward/trend.ts';
import { entries } from './rewards.ts';

/** `+` a correct, `-` an incorrect cycle, oldest first, all with one reward. */
function verdictsOf(pattern: string, reward = 0.5): RewardHistory {
  return Array.from(pattern, (sign, index) => ({
    cycleId: `c${index}`,
    reward,
    verdict: sign === '+' ? 'correct' : 'incorrect',
    changeRatio: 0,
  }));
}

test.each([
  ['', 'no-data'],
  ['+', 'improving'],
  ['-', 'improving'],
  ['--', 'unstable'],
  ['+-+-+', 'unstable'],
  ['---', 'degrading'],
  ['-+-+-', 'degrading'],
  ['-----+++++', 'improving'],
  ['-----++++', 'improving'],
  ['-----+++', 'unstable'],
  ['-----++', 'degrading'],
])('verdicts %j with a good average are %s', (pattern, trend) => {
  expect(trendOf(verdictsOf(pattern))).toBe(trend);
});

test.each([
  [0.05, 'neutral'],
  [0.051, 'improving'],
  [-0.3, 'neutral'],
])('good verdicts with an average of %d are %s', (average, trend) => {
  expect(trendOf(verdictsOf('+', average))).toBe(trend);
});

test('verdicts before the last five do not count', () => {
  const older = fc.array(entries, { maxLength: 5 });
  const last = fc.array(entries, { minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(older, last, (before, recent) => {
      const history = [...before, ...recent].map((entry) => ({ ...entry, reward: 0.5 }));
      expect(trendOf(history)).toBe(trendOf(history.slice(-5)));
    }),
  );
});
