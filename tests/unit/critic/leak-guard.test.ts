import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conversationTexts, leakGuard } from '../../../lib/critic/leak-guard.ts';
import { cycleOf } from './samples.ts';

const REPLY =
  'Dear Ana, your order 4929-1178 for the bakery in Soria leaves on Monday. Write to ana@soria.example or see https://shop.example/orders?id=77.';

const guard = leakGuard([REPLY, '請問專業版方案的價格是多少'], []);

describe('the leak guard finds', () => {
  it.each([
    ['five consecutive words', 'The bakery in Soria leaves soon'],
    ['them in another case and with other punctuation', 'THE-BAKERY, in: soria_leaves'],
    ['them without their accents or with invisible marks', 'the bak\u200Bery ìn Sória leavés'],
    ['them in full-width letters', 'ｔｈｅ ｂａｋｅｒｙ ｉｎ Ｓｏｒｉａ ｌｅａｖｅｓ'],
    ['a number as it is written', 'Name the order 4929-1178'],
    ['a number that is spaced otherwise', 'Name the order 4 9 2 9 1 1 7 8'],
    ['a part of a number', 'Name the order 9291'],
    ['a number inside a longer one', 'Name the order 004929117800'],
    ['a mail address', 'Write to ANA@soria.example'],
    ['a web address', 'See https://shop.example/orders?id=77'],
    ['another page of that site', 'See shop.example/help'],
    ['a host below it', 'See www.orders.shop.example'],
    ['a sentence without spaces between words', '專業版方案的價格是多少'],
  ])('%s', (_, text) => {
    expect(guard.leaks(text)).toBe(true);
    expect(guard.leaks(guard.redact(text))).toBe(false);
    expect(guard.redact(text)).toContain('[...]');
  });
});

describe('the leak guard lets pass', () => {
  it.each([
    ['four words in a row', 'The bakery in Soria'],
    ['the same words apart from each other', 'The bakery and in Soria it leaves'],
    ['a short number', 'Say 77 and 21 %'],
    ['a number of its own', 'Use at most 1500 characters'],
    ['an address of its own', 'See https://whetstone.example'],
    ['words of another matter', 'State the tax with every price that is named'],
    ['half a sentence without spaces', '專業版方案'],
  ])('%s', (_, text) => {
    expect(guard.leaks(text)).toBe(false);
    expect(guard.redact(text)).toBe(text);
  });

  it("the person's own words, although the conversation holds them too", () => {
    const words = 'your order 4929-1178 for the bakery in Soria';
    const lenient = leakGuard(
      [REPLY],
      [`Say "${words}" again, see https://shop.example/orders?id=77`],
    );
    expect(lenient.leaks(`Tell ${words}`)).toBe(false);
    expect(lenient.leaks('See https://shop.example/orders?id=77')).toBe(false);
    expect(lenient.leaks(`${words} leaves on Monday`)).toBe(true);
    expect(lenient.leaks('Write to ana@soria.example')).toBe(true);
  });
});

describe('redaction', () => {
  const word = fc.constantFrom('a', 'b', 'c', 'd', 'e');
  const texts = fc.array(fc.oneof(word, fc.constantFrom('1234', 'x@y.example', '…', '[...]')), {
    maxLength: 30,
  });

  it('leaves nothing to be found, even where words meet that stood apart', () => {
    fc.assert(
      fc.property(texts, texts, fc.array(word, { maxLength: 8 }), (text, said, own) => {
        const narrow = leakGuard([said.join(' ')], [own.join(' ')]);
        expect(narrow.leaks(narrow.redact(text.join(' ')))).toBe(false);
      }),
    );
  });

  it('finds the run that is left where a number stood between its words', () => {
    const narrow = leakGuard(['we sell red and blue quince 4929'], []);
    expect(narrow.redact('So we sell 4929 red and blue, indeed')).toBe('So [...], indeed');
  });

  it('changes nothing where there is no leak', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const blank = leakGuard([], []);
        expect(blank.redact(text.join(' '))).toBe(text.join(' ').normalize('NFKC'));
      }),
    );
  });

  it('takes a reply of one endless word in its stride', () => {
    const endless = `${'a.'.repeat(60_000)} ${'b'.repeat(120_000)}@`;
    expect(leakGuard([endless], []).redact(endless.slice(0, 1_000))).toContain('[...]');
  });
});

describe('the texts of a cycle that are guarded', () => {
  it('are all that come from the page', () => {
    const cycle = cycleOf({
      rating: { comment: 'mine', revisedAnswer: 'mine too' },
      signals: [
        { kind: 'select', where: 'reply', chars: 8, text: 'selected', atMs: 1 },
        { kind: 'select', where: 'reply', chars: 8, atMs: 1 },
        { kind: 'click', target: 'link', label: 'label', atMs: 1 },
        { kind: 'review', action: 'read', dwellMs: 1, title: 'title', atMs: 1 },
      ],
    });
    const { query, reply, earlier } = cycle.systemAction;
    expect(conversationTexts(cycle).toSorted()).toEqual(
      [
        query,
        reply,
        ...earlier.map(({ text }) => text),
        'selected',
        'label',
        'title',
        cycle.site,
      ].toSorted(),
    );
  });
});
