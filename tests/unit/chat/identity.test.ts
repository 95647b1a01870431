import fc from 'fast-check';
import { expect, test } from 'vitest';
import { conversationIdOf, printOf, replyKeyOf } from '../../../lib/chat/identity.ts';

test.each([
  [
    'https://chat.example/c/6f1d2c3b-aaaa-4bbb-8ccc-0123456789ab',
    '6f1d2c3b-aaaa-4bbb-8ccc-0123456789ab',
  ],
  ['https://chat.example/#/chat/1a2b3c4d', '1a2b3c4d'],
  ['https://chat.example/talk?conversation=8842917', '8842917'],
  ['https://chat.example/chat/new', null],
  ['https://chat.example/', null],
])('the conversation of %s is %s', (address, id) => {
  expect(conversationIdOf(address)).toBe(id);
});

test('a text keeps its print however its white space and its marks are drawn', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z0-9]+$/), { minLength: 1 }), (words) => {
      expect(printOf(words.join(' '))).toBe(printOf(`- ${words.join('\n\n* ')} .`));
    }),
  );
});

test('texts of other words have other prints, and so have texts of signs only', () => {
  expect(printOf('It costs 29 euros.')).not.toBe(printOf('It costs 92 euros.'));
  expect(printOf('👍')).not.toBe(printOf('👎'));
});

test('a key differs by conversation, question, answer and order', () => {
  const keys = [
    replyKeyOf(null, 'q', 'a', 0),
    replyKeyOf('c1', 'q', 'a', 0),
    replyKeyOf(null, 'p', 'a', 0),
    replyKeyOf(null, 'q', 'b', 0),
    replyKeyOf(null, 'q', 'a', 1),
  ];
  expect(new Set(keys).size).toBe(keys.length);
});
