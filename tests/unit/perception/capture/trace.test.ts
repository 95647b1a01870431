import { expect, test } from 'vitest';
import { createTrace } from '../../../../lib/perception/capture/trace.ts';
import type { Signal } from '../../../../lib/perception/signals.ts';

const BOX = { left: 100, top: 50, width: 200, height: 100 };

function kinds(signals: readonly Signal[]): string[] {
  return signals.map((signal) => signal.kind);
}

test('a reply that nobody looked at has no dwell', () => {
  expect(createTrace().signals(5_000, 12, null)).toEqual([]);
});

test('dwell is one signal that goes on counting until it is asked for', () => {
  const trace = createTrace();
  trace.startDwell(1_000);
  expect(trace.signals(3_500.4, 12, null)).toEqual([
    { kind: 'dwell', dwellMs: 2_500, replyWords: 12 },
  ]);
});

test('a selection that is dragged further is one selection', () => {
  const trace = createTrace();
  trace.select('reply', 'Pro', 100);
  trace.select('reply', 'Pro plan', 400);
  trace.select('reply', 'Pro plan', 90_000);
  trace.select('reply', 'Basic plan', 95_000);
  expect(trace.signals(0, 1, null)).toEqual([
    { kind: 'select', where: 'reply', chars: 8, text: 'Pro plan', atMs: 400 },
    { kind: 'select', where: 'reply', chars: 10, text: 'Basic plan', atMs: 95_000 },
  ]);
});

test('a very long selection carries its length and the beginning of its text', () => {
  const trace = createTrace();
  trace.select('source', 'x'.repeat(5_000), 1);
  const [signal] = trace.signals(0, 1, null);
  expect(signal).toMatchObject({ chars: 5_000, text: 'x'.repeat(2_000) });
});

test('the cursor is sampled twice a second at most, in shares of the reply, the newest kept', () => {
  const trace = createTrace();
  trace.cursor(BOX, 150, 100, 1_000);
  expect(trace.isCursorDue(1_499)).toBe(false);
  expect(trace.isCursorDue(1_500)).toBe(true);
  trace.cursor(BOX, 999, 0, 1_500);
  expect(trace.signals(0, 1, null)).toEqual([
    { kind: 'cursor', xRatio: 0.25, yRatio: 0.5, atMs: 1_000 },
    { kind: 'cursor', xRatio: 1, yRatio: 0, atMs: 1_500 },
  ]);
  for (let index = 0; index < 500; index++) trace.cursor(BOX, 150, 100, 2_000 + index * 500);
  const samples = trace.signals(0, 1, null);
  expect(samples).toHaveLength(200);
  expect(samples.at(-1)).toMatchObject({ atMs: 2_000 + 499 * 500 });
});

test('a source counts as read after a second, and stays in it add up', () => {
  const trace = createTrace();
  trace.stay({ title: 'Prices', stayMs: 999, atMs: 1_000 });
  expect(trace.signals(0, 1, null)).toEqual([]);
  trace.stay({ title: 'Prices', stayMs: 1_500, atMs: 5_000 });
  const going = { title: 'Prices', stayMs: 2_000, atMs: 9_000 };
  expect(trace.signals(0, 1, going)).toEqual([
    { kind: 'review', action: 'read', dwellMs: 3_500, title: 'Prices', atMs: 5_000 },
  ]);
  expect(trace.signals(0, 1, null)).toMatchObject([{ dwellMs: 1_500 }]);
});

test('marking a source makes its one review a marked one', () => {
  const trace = createTrace();
  trace.stay({ title: 'Prices', stayMs: 1_200, atMs: 5_000 });
  trace.mark('Prices', 6_000);
  trace.mark('Returns', 7_000);
  expect(trace.signals(0, 1, null)).toEqual([
    { kind: 'review', action: 'marked', dwellMs: 1_200, title: 'Prices', atMs: 6_000 },
    { kind: 'review', action: 'marked', dwellMs: 0, title: 'Returns', atMs: 7_000 },
  ]);
});

test('no reply, however it is clicked, outgrows a message', () => {
  const trace = createTrace();
  trace.startDwell(0);
  for (let index = 0; index < 3_000; index++) {
    trace.click({ kind: 'click', target: 'text', atMs: index });
    trace.copy({ kind: 'copy', chars: 1, atMs: index });
    trace.select('reply', `${index}`, index * 10_000);
    trace.cursor(BOX, 1, 1, index * 500);
    trace.mark(`Source ${index}`, index);
  }
  const signals = trace.signals(1, 1, null);
  expect(signals.length).toBeLessThanOrEqual(2_000);
  expect(new Set(kinds(signals))).toEqual(
    new Set(['dwell', 'select', 'click', 'copy', 'review', 'cursor']),
  );
});
