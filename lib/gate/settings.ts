/** Thresholds of the classic rule. */
export interface GateSettings {
  /** Share of |average| by which a reward must fall short to count as degrading. */
  readonly degradationShare: number;
  /** Least shortfall that counts as degrading. */
  readonly degradationMargin: number;
  /** Consecutive correct, unchanged cycles until the prompt is converged. */
  readonly convergenceStreak: number;
  /** Change ratio below which a cycle counts as unchanged. */
  readonly convergenceChange: number;
}

export const DEFAULT_GATE_SETTINGS: GateSettings = {
  degradationShare: 0.2,
  degradationMargin: 0.05,
  convergenceStreak: 5,
  convergenceChange: 0.05,
};
