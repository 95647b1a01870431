import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isBlockedRewrite, rewriteLimit } from '../../../lib/gate/rewrite-guard.ts';

test.each([
  [0, 1],
  [1, 0.9],
  [50, 0.9],
  [51, 0.65],
  [100, 0.65],
  [101, 0.5],
  [150, 0.5],
  [151, 0.35],
  [5_000, 0.35],
])('a prompt of %d words may change by %d', (words, limit) => {
  expect(rewriteLimit(words)).toBe(limit);
});

test('the limit never rises with the length, and lies between 0 and 1', () => {
  fc.assert(
    fc.property(fc.nat(400), fc.nat(400), (one, other) => {
      const [shorter, longer] = one < other ? [one, other] : [other, one];
      expect(rewriteLimit(longer)).toBeLessThanOrEqual(rewriteLimit(shorter));
      expect(rewriteLimit(longer)).toBeGreaterThan(0);
      expect(rewriteLimit(shorter)).toBeLessThanOrEqual(1);
    }),
  );
});

test('blocks what is above the limit of the current prompt, not what is at it', () => {
  const sixtyWords = 'word '.repeat(60);
  expect(isBlockedRewrite(sixtyWords, 0.65)).toBe(false);
  expect(isBlockedRewrite(sixtyWords, 0.66)).toBe(true);
});

test('an empty prompt may become anything', () => {
  expect(isBlockedRewrite('', 1)).toBe(false);
  expect(isBlockedRewrite(' \n', 1)).toBe(false);
});
