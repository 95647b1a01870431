import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  aggregateFeedback,
  readingTimeToScore,
  thumbsToScore,
} from '../../../lib/reward/feedback.ts';
import { DEFAULT_REWARD_SETTINGS } from '../../../lib/reward/settings.ts';
import { scores } from './rewards.ts';

test('a correct verdict is 1, an incorrect one 0', () => {
  expect(thumbsToScore('correct')).toBe(1);
  expect(thumbsToScore('incorrect')).toBe(0);
});

describe('reading time', () => {
  // 119 words are expected to take 30 s at 238 words a minute.
  test.each([
    [-1, 119, 0],
    [0, 119, 0],
    [7.5, 119, 0.25],
    [30, 119, 1],
    [45, 119, 1],
    [60, 119, 1],
    [90, 119, 2 / 3],
    [105, 119, 0.5],
    [150, 119, 0],
    [3_600, 119, 0],
    [Number.POSITIVE_INFINITY, 119, 0],
  ])('of %d s on %d words scores %d', (seconds, words, score) => {
    expect(readingTimeToScore(seconds, words, 238)).toBeCloseTo(score, 12);
  });

  test('of a very short reply is measured against 2 s', () => {
    expect(readingTimeToScore(1, 1, 238)).toBe(0.5);
    expect(readingTimeToScore(2, 0, 238)).toBe(1);
    expect(readingTimeToScore(7, 3, 238)).toBe(0.5);
  });

  test('follows the reader’s pace', () => {
    expect(readingTimeToScore(30, 119, 119)).toBeCloseTo(0.5, 12);
  });

  const expectedSeconds = 30;
  const shares = fc.double({ min: -1, max: 8, noNaN: true });

  test('lies between 0 and 1', () => {
    fc.assert(
      fc.property(shares, fc.nat(5_000), (share, words) => {
        const score = readingTimeToScore(share * expectedSeconds, words, 238);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('never falls up to twice the expected time and never rises after', () => {
    const score = (share: number) => readingTimeToScore(share * expectedSeconds, 119, 238);
    fc.assert(
      fc.property(shares, shares, (one, other) => {
        const [less, more] = one < other ? [one, other] : [other, one];
        if (more <= 2) expect(score(more)).toBeGreaterThanOrEqual(score(less));
        if (less >= 2) expect(score(more)).toBeLessThanOrEqual(score(less));
      }),
    );
  });

  test('has no jumps', () => {
    fc.assert(
      fc.property(shares, (share) => {
        const here = readingTimeToScore(share * expectedSeconds, 119, 238);
        const near = readingTimeToScore((share + 1e-6) * expectedSeconds, 119, 238);
        expect(Math.abs(here - near)).toBeLessThan(1e-5);
      }),
    );
  });
});

describe('all feedback together', () => {
  const aggregate = (given: Parameters<typeof aggregateFeedback>[0]) =>
    aggregateFeedback(given, DEFAULT_REWARD_SETTINGS);

  test('weighs the verdict 1, a preference 0.9 and reading time 0.5', () => {
    expect(aggregate({ explicit: 1, implicit: 0.4 })).toBeCloseTo(1.2 / 1.5, 12);
    expect(aggregate({ explicit: 0, preference: 1, implicit: 1 })).toBeCloseTo(1.4 / 2.4, 12);
    expect(aggregate({ preference: 1, implicit: 0 })).toBeCloseTo(0.9 / 1.4, 12);
  });

  test('leaves out what is not there', () => {
    expect(aggregate({ explicit: 1 })).toBe(1);
    expect(aggregate({ explicit: 1, preference: undefined, implicit: undefined })).toBe(1);
  });

  test('is 0 where there is nothing, or nothing that counts', () => {
    expect(aggregate({})).toBe(0);
    const mute = { explicitWeight: 0, preferenceWeight: 0, implicitWeight: 0 };
    expect(aggregateFeedback({ explicit: 1 }, mute)).toBe(0);
  });

  const given = fc.record(
    { explicit: scores, preference: scores, implicit: scores },
    { requiredKeys: [] },
  );

  test('lies between the lowest and the highest score', () => {
    fc.assert(
      fc.property(given, (parts) => {
        const present = Object.values(parts);
        fc.pre(present.length > 0);
        const all = aggregate(parts);
        expect(all).toBeGreaterThanOrEqual(Math.min(...present) - 1e-12);
        expect(all).toBeLessThanOrEqual(Math.max(...present) + 1e-12);
      }),
    );
  });

  test('does not fall when a score rises', () => {
    fc.assert(
      fc.property(
        given,
        fc.constantFrom('explicit', 'preference', 'implicit'),
        scores,
        (parts, which, raised) => {
          fc.pre(raised >= (parts[which] ?? 1));
          expect(aggregate({ ...parts, [which]: raised })).toBeGreaterThanOrEqual(
            aggregate(parts) - 1e-12,
          );
        },
      ),
    );
  });
});
