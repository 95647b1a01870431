/** Weights of feedback and reward, and the length of the history. */
export interface RewardSettings {
  readonly explicitWeight: number;
  readonly preferenceWeight: number;
  readonly implicitWeight: number;
  /** Mean silent reading rate in English, Brysbaert 2019. */
  readonly wordsPerMinute: number;
  readonly feedbackWeight: number;
  readonly criticWeight: number;
  readonly changePenalty: number;
  readonly blockedRewritePenalty: number;
  /** How many rewards the rolling window holds. */
  readonly window: number;
  /** The critic's score where no critic is asked. */
  readonly fastPathScore: number;
}

export const DEFAULT_REWARD_SETTINGS: RewardSettings = {
  explicitWeight: 1,
  preferenceWeight: 0.9,
  implicitWeight: 0.5,
  wordsPerMinute: 238,
  feedbackWeight: 0.9,
  criticWeight: 0.1,
  changePenalty: 0.3,
  blockedRewritePenalty: 2,
  window: 10,
  fastPathScore: 0.9,
};
