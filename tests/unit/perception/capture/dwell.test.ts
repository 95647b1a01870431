import { expect, test } from 'vitest';
import {
  isInView,
  readStopwatch,
  STOPPED,
  startStopwatch,
  stopStopwatch,
} from '../../../../lib/perception/capture/dwell.ts';

test('a stopwatch adds up the times for which it ran', () => {
  const once = stopStopwatch(startStopwatch(STOPPED, 100), 300);
  expect(readStopwatch(once, 9_000)).toBe(200);
  expect(readStopwatch(startStopwatch(once, 1_000), 1_050)).toBe(250);
});

test('starting twice and stopping twice change nothing', () => {
  const running = startStopwatch(startStopwatch(STOPPED, 100), 200);
  expect(readStopwatch(running, 300)).toBe(200);
  const stopped = stopStopwatch(stopStopwatch(running, 300), 400);
  expect(readStopwatch(stopped, 500)).toBe(200);
});

test.each([
  ['whole', { visibleHeight: 80, replyHeight: 80, screenHeight: 600 }, true],
  ['half of it', { visibleHeight: 40, replyHeight: 80, screenHeight: 600 }, true],
  ['less than half of it', { visibleHeight: 39, replyHeight: 80, screenHeight: 600 }, false],
  [
    'half a screen of a long one',
    { visibleHeight: 300, replyHeight: 9_000, screenHeight: 600 },
    true,
  ],
  ['less of a long one', { visibleHeight: 290, replyHeight: 9_000, screenHeight: 600 }, false],
  ['nothing of an empty one', { visibleHeight: 0, replyHeight: 0, screenHeight: 600 }, false],
])('a reply of which the screen shows %s is in view or not', (_, exposure, expected) => {
  expect(isInView(exposure)).toBe(expected);
});
