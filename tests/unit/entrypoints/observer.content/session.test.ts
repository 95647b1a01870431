import { expect, test } from 'vitest';
import { createSession } from '../../../../entrypoints/observer.content/session.ts';

function numbered() {
  let next = 0;
  return createSession(() => `session ${++next}`);
}

test('a conversation stays one session for as long as it is visited', () => {
  const session = numbered();
  expect(session('a')).toBe(session('a'));
});

test('a new conversation that is given its address is the same session', () => {
  const session = numbered();
  expect(session(null)).toBe(session('a'));
});

test('another conversation, and coming back from it, are sessions of their own', () => {
  const session = numbered();
  expect(new Set([session('a'), session('b'), session('a'), session(null)]).size).toBe(4);
});
