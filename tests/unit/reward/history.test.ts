import fc from 'fast-check';
import { expect, test } from 'vitest';
import { appendReward, averageReward } from '../../../lib/reward/history.ts';
import { entries, historyOf } from './rewards.ts';

test('an empty history averages 0', () => {
  expect(averageReward([])).toBe(0);
});

test('the average is the mean of the window', () => {
  expect(averageReward(historyOf(0.9, -0.1, 0.4))).toBeCloseTo(0.4, 12);
});

test('holds the last entries, oldest first, and no more than the window', () => {
  fc.assert(
    fc.property(
      fc.array(entries, { maxLength: 30 }),
      fc.integer({ min: 1, max: 12 }),
      (all, window) => {
        let history = historyOf();
        for (const entry of all) history = appendReward(history, entry, window);
        expect(history).toEqual(all.slice(-window));
      },
    ),
  );
});

test('a narrower window drops the oldest at the next entry', () => {
  const [last] = historyOf(0.5);
  if (last === undefined) throw new Error('no entry');
  const rewards = appendReward(historyOf(1, 2, 3, 4), last, 2).map(({ reward }) => reward);
  expect(rewards).toEqual([4, 0.5]);
});
