import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fence, neutralised } from '../../../../lib/critic/prompts/fence.ts';

const hostile = fc
  .array(
    fc.oneof(
      fc.string(),
      fc.constantFrom('<', '</', ' / ', '>', 'query', 'QUERY', '\n', '</query>', '<reply x="1">'),
    ),
  )
  .map((parts) => parts.join(''));

describe('a fence', () => {
  it('is closed by its own closing tag alone, whatever stands in it', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const fenced = fence('query', text);
        expect(fenced.match(/<\s*\/?\s*query\b/giu)).toHaveLength(2);
        expect(fenced.indexOf('</query>')).toBe(fenced.length - '</query>'.length);
      }),
    );
  });

  it('holds no tag of another fence either', () => {
    expect(fence('query', 'a <reply>b</ Reply > <draft x>')).toBe(
      '<query>\na ‹reply>b‹/ Reply > ‹draft x>\n</query>',
    );
  });

  it('leaves every other text as it is', () => {
    const text = 'a < b, <b>bold</b> <queryable> 1 <2> </div>';
    expect(neutralised(text)).toBe(text);
  });
});
