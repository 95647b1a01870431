import { expect, test } from 'vitest';
import { roleOfLabel, roleOfName, wordsOfName } from '../../../../lib/chat/detect/words.ts';

test.each([
  ['chatMessage--fromUser', ['chat', 'message', 'from', 'user']],
  ['AIMessage', ['ai', 'message']],
  ['usermessage', ['user']],
  ['msg_bot-3', ['msg', 'bot']],
  ['user-select-none', ['none']],
])('the words of the name %s are %j', (name, words) => {
  expect(wordsOfName(name)).toEqual(words);
});

test.each([
  ['You', 'user'],
  ['You said:', 'user'],
  ['Tú', 'user'],
  ['The assistant said:', 'assistant'],
  ['SupportBot', 'assistant'],
  ['You can change at any time.', undefined],
  ['Aria', undefined],
  ['We maintain it', undefined],
])('the name %s shown beside a turn says %s', (name, role) => {
  expect(roleOfName(name)?.role).toBe(role);
});

test.each([
  ['Your message', 'user'],
  ['user: just now', 'user'],
  ['Message from you', 'user'],
  ['Assistant message with actions', 'assistant'],
  ['Chat message from bot', 'assistant'],
  ['Message list', undefined],
])('the label %s says %s', (label, role) => {
  expect(roleOfLabel(label)?.role).toBe(role);
});
