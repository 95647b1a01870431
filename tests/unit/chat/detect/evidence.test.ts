import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  CONFIDENT,
  confidenceOf,
  EVIDENCE,
  type Evidence,
} from '../../../../lib/chat/detect/evidence.ts';

const ALL = Object.keys(EVIDENCE) as Evidence[];
const pieces = fc.subarray(ALL).map((names) => new Set(names));

test('confidence stays within 0 and 1', () => {
  fc.assert(
    fc.property(pieces, (evidence) => {
      expect(confidenceOf(evidence)).toBeGreaterThanOrEqual(0);
      expect(confidenceOf(evidence)).toBeLessThanOrEqual(1);
    }),
  );
});

test('nothing is believed to be a chat without a sign of a machine', () => {
  const human = ALL.filter((name) => !('machine' in EVIDENCE[name]));
  fc.assert(
    fc.property(fc.subarray(human), (names) => {
      expect(confidenceOf(new Set(names))).toBeLessThan(CONFIDENT);
    }),
  );
});

test('nothing is believed to be a chat by one kind of evidence and a composer', () => {
  const kinds = new Set(ALL.map((name) => EVIDENCE[name].kind));
  for (const kind of kinds) {
    const all = ALL.filter((name) => [kind, 'composer'].includes(EVIDENCE[name].kind));
    fc.assert(
      fc.property(fc.subarray(all), (names) => {
        expect(confidenceOf(new Set(names))).toBeLessThan(CONFIDENT);
      }),
    );
  }
});

test('what speaks against a chat never adds to the confidence', () => {
  const against = ALL.filter((name) => EVIDENCE[name].weight < 0);
  fc.assert(
    fc.property(pieces, fc.constantFrom(...against), (evidence, piece) => {
      const before = confidenceOf(evidence);
      expect(confidenceOf(new Set([...evidence, piece]))).toBeLessThanOrEqual(before);
    }),
  );
});
