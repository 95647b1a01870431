import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { collapseSpace, fingerprint, wordsOf } from '../../../lib/core/text.ts';

const spaced = fc
  .array(fc.oneof(fc.string(), fc.constantFrom(' ', '\n', '\t', '\u00a0', '\r\n')))
  .map((parts) => parts.join(''));

describe('words', () => {
  test.each<[string, readonly string[]]>([
    ['', []],
    [' \n\t', []],
    ['one', ['one']],
    ['  the 21 %\n\nVAT. ', ['the', '21', '%', 'VAT.']],
    ['ein\u00a0Wort', ['ein', 'Wort']],
  ])('of %j are %j', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  test('are never empty and hold no white space', () => {
    fc.assert(
      fc.property(spaced, (text) => {
        for (const word of wordsOf(text)) expect(word).toMatch(/^\S+$/u);
      }),
    );
  });
});

describe('collapsing white space', () => {
  test('makes one line', () => {
    expect(collapseSpace(' Include\r\n\tthe  VAT. ')).toBe('Include the VAT.');
  });

  test('keeps the words, and a second time changes nothing', () => {
    fc.assert(
      fc.property(spaced, (text) => {
        const once = collapseSpace(text);
        expect(wordsOf(once)).toEqual(wordsOf(text));
        expect(collapseSpace(once)).toBe(once);
      }),
    );
  });
});

describe('a fingerprint', () => {
  test('stays the same from one release to the next: stored keys are made of it', () => {
    expect(fingerprint('')).toBe('wvjl67o803');
    expect(fingerprint('Include the 21 % VAT.')).toBe('1smx9m2m4we');
  });

  test('is short, and good in an address or a key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fingerprint(text)).toMatch(/^[0-9a-z]{1,11}$/u);
      }),
    );
  });

  test('tells texts apart that differ in one character', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.nat(),
        fc.string({ minLength: 1, maxLength: 1 }),
        (text, at, other) => {
          const place = at % (text.length + 1);
          const changed = text.slice(0, place) + other + text.slice(place + 1);
          fc.pre(changed !== text);
          expect(fingerprint(changed)).not.toBe(fingerprint(text));
        },
      ),
    );
  });

  test('has no collision among many near texts', () => {
    const texts = Array.from({ length: 20_000 }, (_, index) => `reply ${index}`);
    expect(new Set(texts.map(fingerprint)).size).toBe(texts.length);
  });
});
