import type { SectionFeedback } from '../critic/feedback.ts';
import type { JournalEntry } from '../critic/journal.ts';
import type { PolicyVersion } from '../policy/version.ts';
import type { RewardHistory } from '../reward/history.ts';

/** Everything that a step needs to know of the past. */
export interface LearnerState {
  readonly active: PolicyVersion;
  readonly history: RewardHistory;
  /** Consecutive correct cycles without a change worth the name. */
  readonly streak: number;
  /** The last entries, oldest first. */
  readonly journal: readonly JournalEntry[];
  /** The last entries whose proposal was not accepted, oldest first. */
  readonly rejected: readonly JournalEntry[];
  /** The feedbacks of the last steps that had one, oldest first: the gradient memory. */
  readonly feedbacks: readonly (readonly SectionFeedback[])[];
}
