import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shorten } from '../../../../lib/critic/prompts/shorten.ts';

const MARK = '[… shortened]';
const words = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => `w${from + index}`).join(' ');

describe('a text that is shortened', () => {
  it('stays as it is where it is short enough, line breaks included', () => {
    expect(shorten('one\n\n- two  three', 4)).toBe('one\n\n- two  three');
  });

  it('keeps its beginning and its end around a visible mark', () => {
    expect(shorten(words(0, 100), 10)).toBe(`${words(0, 7)}\n${MARK}\n${words(97, 100)}`);
  });

  it('is bounded although it has no spaces', () => {
    expect(shorten('x'.repeat(1_000), 10)).toBe(`${'x'.repeat(56)}\n${MARK}\n${'x'.repeat(24)}`);
  });

  it('is never much longer than it may be, and never half a character', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme' })).map((parts) => parts.join(' ')),
        fc.integer({ min: 1, max: 20 }),
        (text, most) => {
          const short = shorten(text, most);
          expect(short.length).toBeLessThanOrEqual(most * 8 + MARK.length + 2);
          expect(short.isWellFormed()).toBe(true);
          if (short !== text) expect(short).toContain(MARK);
        },
      ),
    );
  });
});
