import { collapseSpace } from '../core/text.ts';
import type { Signal, SignalKind } from './signals.ts';

/** Longest quotation of a page's text in one line, in characters. */
const LONGEST_QUOTE = 200;

type SignalOf<K extends SignalKind> = Extract<Signal, { kind: K }>;

/**
 * What a person did, one line a signal, as the critic's backward stage and the
 * person read it. Cursor samples are left out: see `rawLines`. A page's text is
 * quoted on one line, so that it cannot pass for a line of its own.
 */
export function observationLines(signals: readonly Signal[]): string[] {
  return signals.flatMap((signal) => observation(signal) ?? []);
}

function observation(signal: Signal): string | null {
  switch (signal.kind) {
    case 'dwell':
      return `[DWELL] ${seconds(signal.dwellMs)} on a reply of ${count(signal.replyWords, 'word')}`;
    case 'select':
      return `[SELECT] ${quote(signal.text) ?? count(signal.chars, 'character')} in the ${signal.where}`;
    case 'click':
      return `[CLICK] ${withQuote(signal.target, signal.label)}`;
    case 'copy':
      return `[COPY] ${count(signal.chars, 'character')}`;
    case 'regenerate':
      return '[REGENERATE]';
    case 'review':
      return `[REVIEW_RAG] ${withQuote(signal.action, signal.title)}${duration(signal.dwellMs)}`;
    case 'cursor':
      return null;
  }
}

/** Plain telemetry: every click and cursor sample, with its time after the reply was complete. */
export function rawLines(signals: readonly Signal[]): string[] {
  return signals.flatMap((signal) => {
    if (signal.kind === 'click') {
      return `[RAW] [CLICK] ${withQuote(signal.target, signal.label)} at ${seconds(signal.atMs)}`;
    }
    if (signal.kind === 'cursor') {
      const position = `${signal.xRatio.toFixed(2)},${signal.yRatio.toFixed(2)}`;
      return `[RAW] [CURSOR] ${position} at ${seconds(signal.atMs)}`;
    }
    return [];
  });
}

/**
 * The same signals as counts and durations, one line a kind: all that a blind
 * stage may know. No text, label or title of a page can get in.
 */
export function contentFreeLines(signals: readonly Signal[]): string[] {
  const dwells = ofKind(signals, 'dwell');
  const selections = ofKind(signals, 'select');
  const clicks = ofKind(signals, 'click');
  const copies = ofKind(signals, 'copy');
  const regenerations = ofKind(signals, 'regenerate');
  const reviews = ofKind(signals, 'review');
  const words = Math.max(0, ...dwells.map((dwell) => dwell.replyWords));
  const lines: readonly [readonly Signal[], string][] = [
    [dwells, `[DWELL] ${seconds(totalMs(dwells))} on a reply of ${count(words, 'word')}`],
    [
      selections,
      `[SELECT] ${count(selections.length, 'selection')}, ${count(totalChars(selections), 'character')}`,
    ],
    [clicks, `[CLICK] ${count(clicks.length, 'click')}`],
    [
      copies,
      `[COPY] ${count(copies.length, 'copy', 'copies')}, ${count(totalChars(copies), 'character')}`,
    ],
    [regenerations, `[REGENERATE] ${count(regenerations.length, 'time')}`],
    [
      reviews,
      `[REVIEW_RAG] ${count(reviews.length, 'review')} of sources, ${seconds(totalMs(reviews))}`,
    ],
  ];
  return lines.filter(([found]) => found.length > 0).map(([, line]) => line);
}

/** Seconds for which the person had the reply before them. */
export function dwellSeconds(signals: readonly Signal[]): number {
  return totalMs(ofKind(signals, 'dwell')) / 1000;
}

function ofKind<K extends SignalKind>(signals: readonly Signal[], kind: K): SignalOf<K>[] {
  return signals.filter((signal): signal is SignalOf<K> => signal.kind === kind);
}

function totalMs(signals: readonly { readonly dwellMs: number }[]): number {
  return signals.reduce((sum, signal) => sum + signal.dwellMs, 0);
}

function totalChars(signals: readonly { readonly chars: number }[]): number {
  return signals.reduce((sum, signal) => sum + signal.chars, 0);
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

/** A source can be marked as reviewed without a moment of reading. */
function duration(milliseconds: number): string {
  return milliseconds === 0 ? '' : ` for ${seconds(milliseconds)}`;
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

function withQuote(what: string, text: string | undefined): string {
  const quoted = quote(text);
  return quoted === null ? what : `${what} ${quoted}`;
}

function quote(text: string | undefined): string | null {
  const characters = Array.from(collapseSpace(text ?? ''));
  if (characters.length === 0) return null;
  return characters.length <= LONGEST_QUOTE
    ? `"${characters.join('')}"`
    : `"${characters.slice(0, LONGEST_QUOTE - 1).join('')}…"`;
}
