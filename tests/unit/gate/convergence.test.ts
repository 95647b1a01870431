import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isConverged, nextStreak } from '../../../lib/gate/convergence.ts';
import { DEFAULT_GATE_SETTINGS } from '../../../lib/gate/settings.ts';
import { scores, verdicts } from '../reward/rewards.ts';

const settings = DEFAULT_GATE_SETTINGS;
const good = { verdict: 'correct', changeRatio: 0, updated: false } as const;

test('a correct cycle without a change adds one', () => {
  expect(nextStreak(3, good, settings)).toBe(4);
  expect(nextStreak(3, { ...good, changeRatio: 0.049 }, settings)).toBe(4);
});

test.each([
  ['an incorrect verdict', { ...good, verdict: 'incorrect' as const }],
  ['a change of 0.05', { ...good, changeRatio: 0.05 }],
  ['an update', { ...good, updated: true }],
])('%s starts anew', (_, cycle) => {
  expect(nextStreak(4, cycle, settings)).toBe(0);
});

test('five in a row are converged, four are not', () => {
  expect(isConverged(4, settings)).toBe(false);
  expect(isConverged(5, settings)).toBe(true);
  expect(isConverged(6, settings)).toBe(true);
});

test('converged exactly after five good cycles at the end', () => {
  const cycles = fc.array(
    fc.oneof(
      fc.constant(good),
      fc.record({ verdict: verdicts, changeRatio: scores, updated: fc.boolean() }),
    ),
    { maxLength: 20 },
  );
  fc.assert(
    fc.property(cycles, (all) => {
      const streak = all.reduce((sum, cycle) => nextStreak(sum, cycle, settings), 0);
      const lastFive = all.slice(-5);
      const settled =
        lastFive.length === 5 &&
        lastFive.every(
          ({ verdict, changeRatio, updated }) =>
            verdict === 'correct' && changeRatio < 0.05 && !updated,
        );
      expect(isConverged(streak, settings)).toBe(settled);
    }),
  );
});
