import type { BackwardAnswer, JudgeAnswer } from './schemas.ts';

/** Said for the judge where it calls a problem unsolved and gives no reason. */
const NO_REASON = 'The problem that the person named is still there.';

/**
 * The critic's score C in [0, 1]: the share of yes among the features of a
 * reply. A number asked of a model comes back flat; yes and no do not.
 */
export function criticScore(features: Omit<BackwardAnswer, 'feedback'>): number {
  const said = [
    features.answers_question,
    features.follows_prompt,
    features.on_topic,
    features.right_format,
  ];
  return said.filter(Boolean).length / said.length;
}

/** What the judge's features come to. */
export interface Judgement {
  readonly fixed: boolean;
  /** What is still wrong; empty where nothing is. */
  readonly complaint: string;
}

/** A reply is right only where every single feature says so. */
export function judgementOf(answer: JudgeAnswer): Judgement {
  const fixed =
    answer.answers_question && answer.fixes_problem && !answer.repeats_error && answer.on_topic;
  return { fixed, complaint: fixed ? '' : answer.complaint || NO_REASON };
}
