export interface CriticSettings {
  /** Attempts at a proposal that the judge accepts, the first included. */
  readonly validationRounds: number;
  /** Past feedbacks shown to the optimizer. */
  readonly feedbackMemory: number;
  /** Journal entries shown to the optimizer. */
  readonly journalEntries: number;
  /** Rejected proposals shown to the optimizer. */
  readonly rejectedProposals: number;
}

export const DEFAULT_CRITIC_SETTINGS: CriticSettings = {
  validationRounds: 3,
  feedbackMemory: 3,
  journalEntries: 6,
  rejectedProposals: 3,
};
