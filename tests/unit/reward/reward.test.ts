import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hybridReward } from '../../../lib/reward/reward.ts';
import { DEFAULT_REWARD_SETTINGS } from '../../../lib/reward/settings.ts';
import { scores } from './rewards.ts';

const settings = DEFAULT_REWARD_SETTINGS;

describe('worked numbers', () => {
  test.each([
    // A settled prompt's correct verdict on the fast path: 0.9 + 0.1 · 0.9.
    [1, 0.9, 0, false, 0.99],
    // An incorrect verdict with a proposal that changes a quarter: 0.1 · 0.6 − 0.3 · 0.25.
    [0, 0.6, 0.25, false, -0.015],
    // The same, refused as a rewrite.
    [0, 0.6, 1, true, -2.24],
    [0.5, 0.5, 0.5, false, 0.35],
    [0, 0, 0, false, 0],
  ])(
    'H %d, C %d, change %d, blocked %s give %d',
    (feedback, criticScore, changeRatio, blocked, reward) => {
      const terms = { feedback, criticScore, changeRatio, blocked };
      expect(hybridReward(terms, settings)).toBeCloseTo(reward, 12);
    },
  );
});

test('a critic that could not be heard adds nothing', () => {
  const rest = { feedback: 1, changeRatio: 0, blocked: false };
  expect(hybridReward({ ...rest, criticScore: null }, settings)).toBe(0.9);
});

test('takes its weights from the settings', () => {
  const terms = { feedback: 1, criticScore: 1, changeRatio: 1, blocked: true };
  const other = {
    ...settings,
    feedbackWeight: 10,
    criticWeight: 200,
    changePenalty: 3_000,
    blockedRewritePenalty: 40_000,
  };
  expect(hybridReward(terms, other)).toBe(10 + 200 - 3_000 - 40_000);
});

const terms = fc.record({
  feedback: scores,
  criticScore: fc.option(scores, { nil: null }),
  changeRatio: scores,
  blocked: fc.boolean(),
});

test('lies between −2.3 and 1', () => {
  fc.assert(
    fc.property(terms, (of) => {
      const reward = hybridReward(of, settings);
      expect(reward).toBeGreaterThanOrEqual(-2.3 - 1e-12);
      expect(reward).toBeLessThanOrEqual(1 + 1e-12);
    }),
  );
});

test('rises with feedback and critic, falls with change and a blocked rewrite', () => {
  fc.assert(
    fc.property(terms, scores, (of, other) => {
      const reward = hybridReward(of, settings);
      if (other > of.feedback) {
        expect(hybridReward({ ...of, feedback: other }, settings)).toBeGreaterThanOrEqual(reward);
      }
      if (other > (of.criticScore ?? 0)) {
        const praised = hybridReward({ ...of, criticScore: other }, settings);
        expect(praised).toBeGreaterThanOrEqual(reward);
      }
      if (other > of.changeRatio) {
        const larger = hybridReward({ ...of, changeRatio: other }, settings);
        expect(larger).toBeLessThanOrEqual(reward);
      }
      const open = hybridReward({ ...of, blocked: false }, settings);
      expect(open - hybridReward({ ...of, blocked: true }, settings)).toBeCloseTo(2, 12);
    }),
  );
});
