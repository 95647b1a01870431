import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { criticScore, judgementOf } from '../../../lib/critic/features.ts';
import { FIXED, NOT_FIXED } from './samples.ts';

const FEATURES = ['answers_question', 'follows_prompt', 'on_topic', 'right_format'] as const;
const NONE = {
  answers_question: false,
  follows_prompt: false,
  on_topic: false,
  right_format: false,
};

describe('the critic score', () => {
  it('is the share of features that hold', () => {
    fc.assert(
      fc.property(fc.subarray([...FEATURES]), (held) => {
        const said = { ...NONE, ...Object.fromEntries(held.map((feature) => [feature, true])) };
        expect(criticScore(said)).toBeCloseTo(held.length / 4);
      }),
    );
  });
});

describe('a judgement', () => {
  it('is "fixed" only where every feature says so', () => {
    expect(judgementOf(FIXED)).toEqual({ fixed: true, complaint: '' });
    expect(judgementOf({ ...FIXED, answers_question: false }).fixed).toBe(false);
    expect(judgementOf({ ...FIXED, fixes_problem: false }).fixed).toBe(false);
    expect(judgementOf({ ...FIXED, repeats_error: true }).fixed).toBe(false);
    expect(judgementOf({ ...FIXED, on_topic: false }).fixed).toBe(false);
  });

  it('always has a complaint where it is not fixed', () => {
    expect(judgementOf(NOT_FIXED).complaint).toBe('The tax is missing.');
    expect(judgementOf({ ...NOT_FIXED, complaint: '' }).complaint).not.toBe('');
  });
});
