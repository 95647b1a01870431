import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DiffPart, wordDiff } from '../../../lib/policy/word-diff.ts';
import { prose } from './genomes.ts';

const texts = fc.oneof(prose, fc.string({ unit: 'grapheme' }));

function without(parts: readonly DiffPart[], kind: DiffPart['kind']): string {
  return parts
    .filter((part) => part.kind !== kind)
    .map(({ text }) => text)
    .join('');
}

test('shows replaced, removed and added words', () => {
  expect(wordDiff('Be very brief.', 'Be brief and kind.')).toEqual([
    { kind: 'same', text: 'Be ' },
    { kind: 'removed', text: 'very brief.' },
    { kind: 'added', text: 'brief and kind.' },
  ]);
});

test('takes a run of changed words on one line as one change', () => {
  expect(wordDiff('say one two now', 'say uno dos now')).toEqual([
    { kind: 'same', text: 'say ' },
    { kind: 'removed', text: 'one two' },
    { kind: 'added', text: 'uno dos' },
    { kind: 'same', text: ' now' },
  ]);
});

test('keeps changes on different lines apart', () => {
  expect(wordDiff('one\ntwo', 'uno\ndos')).toEqual([
    { kind: 'removed', text: 'one' },
    { kind: 'added', text: 'uno' },
    { kind: 'same', text: '\n' },
    { kind: 'removed', text: 'two' },
    { kind: 'added', text: 'dos' },
  ]);
});

test('leaves white space at the edges of a change alone', () => {
  expect(wordDiff(' one ', ' uno ')).toEqual([
    { kind: 'same', text: ' ' },
    { kind: 'removed', text: 'one' },
    { kind: 'added', text: 'uno' },
    { kind: 'same', text: ' ' },
  ]);
});

test('has nothing to show for two empty texts', () => {
  expect(wordDiff('', '')).toEqual([]);
});

test('shows very long texts with nothing in common one after the other', () => {
  const before = Array.from({ length: 3_000 }, (_, index) => `old${index}`).join('\n');
  const after = Array.from({ length: 3_000 }, (_, index) => `new${index}`).join('\n');
  expect(wordDiff(before, after)).toEqual([
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ]);
});

describe('laws', () => {
  test('same and removed parts joined give the text before', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        expect(without(wordDiff(before, after), 'added')).toBe(before);
      }),
    );
  });

  test('same and added parts joined give the text after', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        expect(without(wordDiff(before, after), 'removed')).toBe(after);
      }),
    );
  });

  test('no part is empty and no two neighbours are of a kind', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const parts = wordDiff(before, after);
        for (const [index, part] of parts.entries()) {
          expect(part.text).not.toBe('');
          expect(parts[index + 1]?.kind).not.toBe(part.kind);
        }
      }),
    );
  });

  test('a text and itself are one part', () => {
    fc.assert(
      fc.property(texts, (text) => {
        fc.pre(text !== '');
        expect(wordDiff(text, text)).toEqual([{ kind: 'same', text }]);
      }),
    );
  });
});
