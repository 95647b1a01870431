import { describe, expect, test } from 'vitest';
import { failureKey } from '../../../components/failure-text.ts';
import { GATE_KEYS, gateKey } from '../../../components/gate-text.ts';
import { FAILURE_KINDS } from '../../../lib/core/failure.ts';
import { english, placeholdersOf, spanish } from './texts.ts';

describe('the two languages', () => {
  test('have the same texts', () => {
    expect(Object.keys(spanish)).toEqual(Object.keys(english));
  });

  test.each(Object.keys(english))('fill the same gaps in %s', (key) => {
    expect(placeholdersOf(spanish, key)).toEqual(placeholdersOf(english, key));
  });

  test.each(Object.keys(english))('leave no text empty: %s', (key) => {
    expect(english[key]?.message.trim()).not.toBe('');
    expect(spanish[key]?.message.trim()).not.toBe('');
  });
});

describe('every way to fail', () => {
  test.each(FAILURE_KINDS)('%s is told in both languages', (kind) => {
    const key = failureKey(kind);
    expect(key).toBe(`failure_${kind}`);
    expect(english).toHaveProperty(key);
    expect(spanish).toHaveProperty(key);
  });

  test.each(FAILURE_KINDS)('%s is told in one sentence that says what to do', (kind) => {
    for (const language of [english, spanish]) {
      const sentence = language[failureKey(kind)]?.message ?? '';
      expect(sentence).toMatch(/^\p{Lu}[^.]*: [^.]+\.$/u);
    }
  });

  test('a kind from elsewhere is told in general words', () => {
    expect(failureKey('meteor')).toBe('failure_unknown');
    expect(failureKey('unknown')).toBe('failure_unknown');
  });
});

describe('every reason of the gate', () => {
  test.each(Object.entries(GATE_KEYS))('%s is told in both languages', (reason, key) => {
    expect(key).toBe(`gate_${reason.replaceAll('-', '_')}`);
    expect(gateKey(reason)).toBe(key);
    expect(english).toHaveProperty(key);
    expect(spanish).toHaveProperty(key);
  });

  test('a reason from elsewhere is told in general words', () => {
    expect(gateKey('toString')).toBe('gate_unknown');
  });
});
