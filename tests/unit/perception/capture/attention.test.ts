import { expect, test } from 'vitest';
import { createAttention } from '../../../../lib/perception/capture/attention.ts';

/** Replies are named by letters in the order of the page. */
const inOrder = () => createAttention((a, b) => a > b);

test('before the first reply nothing is looked at', () => {
  expect(inOrder().current()).toBeNull();
});

test('of the replies in view the last one is looked at', () => {
  const attention = inOrder();
  for (const key of ['a', 'b', 'c']) attention.finish(key);
  attention.view('b', true);
  attention.view('a', true);
  expect(attention.current()).toEqual({ key: 'b', inView: true });
});

test('pointing at an earlier one moves the attention there while it is in view', () => {
  const attention = inOrder();
  attention.view('a', true);
  attention.view('b', true);
  attention.point('a');
  expect(attention.current()).toEqual({ key: 'a', inView: true });
  attention.view('a', false);
  expect(attention.current()).toEqual({ key: 'b', inView: true });
});

test('a reply that finishes takes the attention from the one pointed at', () => {
  const attention = inOrder();
  attention.view('a', true);
  attention.point('a');
  attention.finish('b');
  attention.view('b', true);
  expect(attention.current()).toEqual({ key: 'b', inView: true });
});

test('with no reply in view the one that finished last is meant, but not seen', () => {
  const attention = inOrder();
  attention.finish('a');
  attention.finish('b');
  attention.view('b', true);
  attention.view('b', false);
  expect(attention.current()).toEqual({ key: 'b', inView: false });
});
