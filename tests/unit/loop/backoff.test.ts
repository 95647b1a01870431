import fc from 'fast-check';
import { expect, it } from 'vitest';
import { backoffMs } from '../../../lib/loop/backoff.ts';

const SETTINGS = { baseDelayMs: 1_000, maxDelayMs: 60_000 };

it('doubles from the base to the maximum', () => {
  const delays = [1, 2, 3, 4, 7, 50].map((failures) => backoffMs(failures, SETTINGS, 1));
  expect(delays).toEqual([1_000, 2_000, 4_000, 8_000, 60_000, 60_000]);
});

it('leaves the upper half to chance', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (failures, chance) => {
        const full = backoffMs(failures, SETTINGS, 1);
        const delay = backoffMs(failures, SETTINGS, chance);
        expect(delay).toBeGreaterThanOrEqual(full / 2);
        expect(delay).toBeLessThanOrEqual(full);
      },
    ),
  );
});
