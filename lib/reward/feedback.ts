import type { Verdict } from '../perception/rating.ts';
import type { RewardSettings } from './settings.ts';

/** Nobody takes in a reply in less than this, however short it is. */
const SHORTEST_READING_SECONDS = 2;
/** In multiples of the expected time: attentive reading ends, the score has fallen to 0. */
const ATTENTIVE_UNTIL = 2;
const LOST_AT = 5;

/** Feedback from the person's verdict: 1 for correct, 0 for incorrect. */
export function thumbsToScore(verdict: Verdict): number {
  return verdict === 'correct' ? 1 : 0;
}

/**
 * Feedback in [0, 1] from the time that a reply of so many words was read. With
 * x the share of the expected time (at least 2 s): x up to 1, then 1 up to
 * x = 2, then falling evenly to 0 at x = 5. Skimmed and puzzled-over replies
 * both score low. Silent reading of English runs at 238 words a minute on
 * average (Brysbaert 2019, doi:10.1016/j.jml.2019.104047).
 */
export function readingTimeToScore(seconds: number, words: number, wordsPerMinute: number): number {
  const expected = Math.max(SHORTEST_READING_SECONDS, (words / wordsPerMinute) * 60);
  const share = seconds / expected;
  if (share <= 0) return 0;
  if (share <= 1) return share;
  if (share <= ATTENTIVE_UNTIL) return 1;
  return Math.max(0, (LOST_AT - share) / (LOST_AT - ATTENTIVE_UNTIL));
}

/** Scores in [0, 1]; left out where there is nothing to score. */
interface FeedbackScores {
  /** From the verdict. */
  readonly explicit?: number | undefined;
  /** From a choice between answers. */
  readonly preference?: number | undefined;
  /** From reading time. */
  readonly implicit?: number | undefined;
}

/** Feedback H in [0, 1]: the weighted mean of the scores that are there; 0 when none is. */
export function aggregateFeedback(
  scores: FeedbackScores,
  settings: Pick<RewardSettings, 'explicitWeight' | 'preferenceWeight' | 'implicitWeight'>,
): number {
  const weighted: readonly [number | undefined, number][] = [
    [scores.explicit, settings.explicitWeight],
    [scores.preference, settings.preferenceWeight],
    [scores.implicit, settings.implicitWeight],
  ];
  let sum = 0;
  let weights = 0;
  for (const [score, weight] of weighted) {
    if (score === undefined) continue;
    sum += score * weight;
    weights += weight;
  }
  return weights === 0 ? 0 : sum / weights;
}
