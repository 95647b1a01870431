import type { Failure } from '../core/failure.ts';
import type { SectionFeedback } from '../critic/feedback.ts';
import type { JournalEntry, ProposalFate } from '../critic/journal.ts';
import type { ChatModel } from '../critic/model.ts';
import type { CriticSettings } from '../critic/settings.ts';
import type { GateSettings } from '../gate/settings.ts';
import type { Edit } from '../policy/edits.ts';
import type { PolicyVersion } from '../policy/version.ts';
import type { RewardHistory } from '../reward/history.ts';
import type { RewardSettings } from '../reward/settings.ts';
import type { Trend } from '../reward/trend.ts';

/** What a step may use of the world. */
export interface StepPorts {
  readonly model: ChatModel;
  /** Milliseconds since the epoch. */
  now(): number;
  newId(): string;
}

export interface LearningSettings {
  readonly reward: RewardSettings;
  readonly gate: GateSettings;
  readonly critic: CriticSettings;
}

export type GateReason =
  | 'fast-path'
  | 'stable'
  | 'forced'
  | 'degrading'
  | 'rewrite-blocked'
  | 'unverified'
  | 'nothing-proposed'
  | 'critic-failed';

/** Why the prompt was updated or kept, with the numbers behind it. */
export interface GateDecision {
  readonly update: boolean;
  readonly reason: GateReason;
  readonly reward: number;
  readonly average: number;
  /** Set where the reason is `critic-failed`. */
  readonly failure?: Failure;
}

export interface ProposalRecord {
  readonly edits: readonly Edit[];
  readonly fate: ProposalFate;
  readonly changeRatio: number;
  /** The prompt as it would be, rendered. */
  readonly prompt: string;
  readonly rounds: number;
}

/** Everything that one step changed; the store commits it whole or not at all. */
export interface StepOutcome {
  readonly cycleId: string;
  /** The version on which the step was built; stale if it is no longer the active one. */
  readonly baseVersionId: string;
  readonly feedback: number;
  readonly criticScore: number | null;
  readonly changeRatio: number;
  readonly reward: number;
  readonly history: RewardHistory;
  readonly trend: Trend;
  readonly streak: number;
  readonly converged: boolean;
  readonly gate: GateDecision;
  readonly proposal: ProposalRecord | null;
  readonly newVersion: PolicyVersion | null;
  readonly sectionFeedback: readonly SectionFeedback[];
  readonly entry: JournalEntry;
}
