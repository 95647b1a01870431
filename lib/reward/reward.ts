import type { RewardSettings } from './settings.ts';

interface RewardTerms {
  /** H in [0, 1]: see `aggregateFeedback`. */
  readonly feedback: number;
  /** C in [0, 1]; null where no critic could be heard, which counts as 0. */
  readonly criticScore: number | null;
  /** Share of the prompt's words that the step's proposal changes, in [0, 1]. */
  readonly changeRatio: number;
  /** The proposal was refused as a rewrite. */
  readonly blocked: boolean;
}

/**
 * The hybrid reward of one step:
 * R = 0.9·H + 0.1·C − 0.3·changeRatio, less 2.0 for a blocked rewrite. With
 * these default weights R lies in [−2.3, 1].
 */
export function hybridReward(terms: RewardTerms, settings: RewardSettings): number {
  return (
    settings.feedbackWeight * terms.feedback +
    settings.criticWeight * (terms.criticScore ?? 0) -
    settings.changePenalty * terms.changeRatio -
    (terms.blocked ? settings.blockedRewritePenalty : 0)
  );
}
