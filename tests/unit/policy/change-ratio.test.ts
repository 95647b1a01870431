import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { collapseSpace, wordsOf } from '../../../lib/core/text.ts';
import { wordChangeRatio } from '../../../lib/policy/change-ratio.ts';
import { prose } from './genomes.ts';

describe('worked numbers', () => {
  test.each([
    ['', '', 0],
    ['be brief', 'be brief', 0],
    ['be brief', 'be  brief\n', 0],
    ['', 'be brief', 1],
    ['be brief', '', 1],
    ['a b c d', 'a b x d', 1 / 4],
    ['a b c d', 'a d', 2 / 4],
    ['a b', 'a b c d e f g h', 6 / 8],
    ['a b c', 'x y z', 1],
    ['a b c d', 'b c d a', 1 / 4],
    ['a b c d e', 'a x y e', 3 / 5],
  ])('%j → %j is %d', (before, after, ratio) => {
    expect(wordChangeRatio(before, after)).toBeCloseTo(ratio, 12);
  });
});

describe('laws', () => {
  test('lies between 0 and 1', () => {
    fc.assert(
      fc.property(prose, prose, (before, after) => {
        const ratio = wordChangeRatio(before, after);
        expect(ratio).toBeGreaterThanOrEqual(0);
        expect(ratio).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('is symmetric', () => {
    fc.assert(
      fc.property(prose, prose, (before, after) => {
        expect(wordChangeRatio(before, after)).toBe(wordChangeRatio(after, before));
      }),
    );
  });

  test('is 0 exactly where the words are the same', () => {
    fc.assert(
      fc.property(prose, prose, (before, after) => {
        const same = collapseSpace(before) === collapseSpace(after);
        expect(wordChangeRatio(before, after) === 0).toBe(same);
      }),
    );
  });

  test('charges appended words by their share of the longer text', () => {
    fc.assert(
      fc.property(prose, prose, (before, appended) => {
        const old = wordsOf(before).length;
        const fresh = wordsOf(appended).length;
        const ratio = wordChangeRatio(before, `${before} ${appended}`);
        expect(ratio).toBeCloseTo(fresh / Math.max(old + fresh, 1), 12);
      }),
    );
  });
});
