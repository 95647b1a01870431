import type { Signal } from '../signals.ts';
import { addSample, type Box, cursorSample, isSampleDue } from './cursor.ts';
import { readStopwatch, STOPPED, type Stopwatch, startStopwatch, stopStopwatch } from './dwell.ts';
import { addMark, addStay, type Reviews, type Stay } from './reviews.ts';
import { addSelection } from './selection.ts';

type SignalOf<K extends Signal['kind']> = Extract<Signal, { kind: K }>;

/** Of each kind; a reply that was clicked more often than this teaches nothing new. */
const MOST_OF_A_KIND = 200;

/**
 * All that a person did around one reply, from the moment it was complete.
 * Presence times are `Presence.presentMs`, all others milliseconds since then.
 */
export interface Trace {
  startDwell(presentMs: number): void;
  stopDwell(presentMs: number): void;
  select(where: 'reply' | 'source', text: string, atMs: number): void;
  click(click: SignalOf<'click'>): void;
  copy(copy: SignalOf<'copy'>): void;
  isCursorDue(atMs: number): boolean;
  cursor(box: Box, x: number, y: number, atMs: number): void;
  stay(stay: Stay): void;
  mark(title: string, atMs: number): void;
  /** Everything so far; `stay` is one that has not ended yet. */
  signals(presentMs: number, replyWords: number, stay: Stay | null): Signal[];
}

export function createTrace(): Trace {
  let watch: Stopwatch = STOPPED;
  let selections: readonly SignalOf<'select'>[] = [];
  let cursor: readonly SignalOf<'cursor'>[] = [];
  let reviews: Reviews = new Map();
  const clicks: SignalOf<'click'>[] = [];
  const copies: SignalOf<'copy'>[] = [];

  return {
    startDwell(presentMs) {
      watch = startStopwatch(watch, presentMs);
    },
    stopDwell(presentMs) {
      watch = stopStopwatch(watch, presentMs);
    },
    select(where, text, atMs) {
      selections = addSelection(selections, where, text, atMs).slice(-MOST_OF_A_KIND);
    },
    click(click) {
      if (clicks.length < MOST_OF_A_KIND) clicks.push(click);
    },
    copy(copy) {
      if (copies.length < MOST_OF_A_KIND) copies.push(copy);
    },
    isCursorDue: (atMs) => isSampleDue(cursor, atMs),
    cursor(box, x, y, atMs) {
      cursor = addSample(cursor, cursorSample(box, x, y, atMs));
    },
    stay(stay) {
      reviews = addStay(reviews, stay);
    },
    mark(title, atMs) {
      reviews = addMark(reviews, title, atMs);
    },
    signals(presentMs, replyWords, stay) {
      const dwellMs = Math.round(readStopwatch(watch, presentMs));
      const dwell: Signal[] = dwellMs > 0 ? [{ kind: 'dwell', dwellMs, replyWords }] : [];
      const reviewed = (stay === null ? reviews : addStay(reviews, stay)).values();
      return [...dwell, ...selections, ...clicks, ...copies, ...reviewed, ...cursor];
    },
  };
}
