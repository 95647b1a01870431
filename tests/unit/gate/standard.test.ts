import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_GATE_SETTINGS } from '../../../lib/gate/settings.ts';
import { standardGate } from '../../../lib/gate/standard.ts';
import type { Verdict } from '../../../lib/perception/rating.ts';
import { historyOf, rewards, verdicts } from '../reward/rewards.ts';

/** The gate's word on the last of these rewards. */
function gate(of: readonly number[], verdict: Verdict = 'correct', comment = '') {
  const reward = of.at(-1) ?? 0;
  const cycle = { reward, history: historyOf(...of), verdict, comment };
  return standardGate(cycle, DEFAULT_GATE_SETTINGS);
}

describe('degrading', () => {
  test('a fifth under the average, this reward included, updates', () => {
    // Average 0.8; less a fifth of it: 0.64.
    expect(gate([0.9, 0.9, 0.6])).toEqual({
      update: true,
      reason: 'degrading',
      average: expect.closeTo(0.8, 12),
    });
    // Average 0.83; less a fifth of it: 0.667.
    expect(gate([0.9, 0.9, 0.7]).reason).toBe('stable');
  });

  test('near an average of 0 the shortfall must be more than 0.05', () => {
    expect(gate([0.04, -0.04]).reason).toBe('stable');
    expect(gate([0.06, -0.06]).reason).toBe('degrading');
  });

  test('under a negative average the margin still lies below it', () => {
    // Average −0.5; less a fifth of its size: −0.6.
    expect(gate([-0.4, -0.6 + 1e-9]).reason).toBe('stable');
    expect(gate([-0.3, -0.7]).reason).toBe('degrading');
  });

  test('needs two entries', () => {
    const cycle = { reward: -2, verdict: 'correct', comment: '' } as const;
    const reason = (...of: readonly number[]) =>
      standardGate({ ...cycle, history: historyOf(...of) }, DEFAULT_GATE_SETTINGS).reason;
    expect(reason(0.99)).toBe('stable');
    expect(reason(0.99, -2)).toBe('degrading');
  });

  test('wins over a commented incorrect verdict', () => {
    expect(gate([0.99, 0], 'incorrect', 'No VAT.').reason).toBe('degrading');
  });
});

describe('forced', () => {
  test('an incorrect verdict with a comment updates, from the first cycle on', () => {
    expect(gate([0.1], 'incorrect', 'No VAT.')).toEqual({
      update: true,
      reason: 'forced',
      average: 0.1,
    });
  });

  test.each<[Verdict, string]>([
    ['incorrect', ''],
    ['incorrect', ' \n\t'],
    ['correct', 'Thank you.'],
  ])('%s with the comment %j does not', (verdict, comment) => {
    expect(gate([0.1], verdict, comment)).toEqual({
      update: false,
      reason: 'stable',
      average: 0.1,
    });
  });
});

describe('laws', () => {
  const histories = fc.array(rewards, { minLength: 1, maxLength: 10 });
  const comments = fc.constantFrom('', ' ', 'No VAT.');

  test('updates exactly where the reason is not stable', () => {
    fc.assert(
      fc.property(histories, verdicts, comments, (of, verdict, comment) => {
        const decision = gate(of, verdict, comment);
        expect(decision.update).toBe(decision.reason !== 'stable');
      }),
    );
  });

  test('a steady reward is never degrading', () => {
    fc.assert(
      fc.property(rewards, fc.integer({ min: 1, max: 10 }), (reward, length) => {
        expect(gate(Array.from({ length }, () => reward)).reason).toBe('stable');
      }),
    );
  });

  test('what degrades at one reward degrades at any lower one', () => {
    fc.assert(
      fc.property(
        fc.array(rewards, { minLength: 1, maxLength: 9 }),
        rewards,
        rewards,
        (before, one, other) => {
          const [lower, higher] = one < other ? [one, other] : [other, one];
          fc.pre(gate([...before, higher]).reason === 'degrading');
          expect(gate([...before, lower]).reason).toBe('degrading');
        },
      ),
    );
  });
});
