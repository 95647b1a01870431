import type { Reading } from './turns.ts';

/** One reason for or against a page's being a chat. */
export type Evidence =
  | 'composer'
  | 'machine-marks'
  | 'marks'
  | 'shapes'
  | 'alternation'
  | 'long-alternation'
  | 'log'
  | 'machine-words'
  | 'growth'
  | 'prompt-answer'
  | 'look-alike-words'
  | 'dated-rows'
  | 'nested-forms';

/** What each is worth. No single kind reaches the bar. */
export const WEIGHTS: Readonly<Record<Evidence, number>> = {
  composer: 0.3,
  'machine-marks': 0.35,
  marks: 0.2,
  shapes: 0.1,
  alternation: 0.15,
  'long-alternation': 0.1,
  log: 0.15,
  'machine-words': 0.2,
  growth: 0.35,
  'prompt-answer': 0.2,
  'look-alike-words': -0.5,
  'dated-rows': -0.3,
  'nested-forms': -0.3,
};

/** Below it nothing is mounted. */
export const CONFIDENT = 0.7;

/** The sum of the weights, kept within 0 and 1. */
export function confidenceOf(evidence: ReadonlySet<Evidence>): number {
  const sum = [...evidence].reduce((total, piece) => total + WEIGHTS[piece], 0);
  return Math.min(1, Math.max(0, Number(sum.toFixed(2))));
}

/** What was seen of a page over time. */
export interface Dynamics {
  /** A reply's text grew in several steps. */
  readonly grew: boolean;
  /** A reply came soon after a turn of the person's. */
  readonly answered: boolean;
}

export interface Found extends Reading {
  readonly confidence: number;
  readonly evidence: ReadonlySet<Evidence>;
}
