import type { Verdict } from '../perception/rating.ts';
import type { Edit } from '../policy/edits.ts';
import type { Trend } from '../reward/trend.ts';

/** What became of a proposal. `none`: the step made no proposal. */
export type ProposalFate = 'accepted' | 'rejected' | 'rewrite-blocked' | 'unverified' | 'none';

/** The critic's memory of one step. */
export interface JournalEntry {
  readonly cycleId: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Number of the version that was active when the step began. */
  readonly version: number;
  readonly verdict: Verdict;
  /** Null where no critic could be heard. */
  readonly criticScore: number | null;
  readonly reward: number;
  readonly trend: Trend;
  readonly changeRatio: number;
  readonly gateReason: string;
  readonly fate: ProposalFate;
  /** Why the critic proposed what it did; empty on the fast path. */
  readonly reasoning: string;
  /** What the critic expects the change to do; empty on the fast path. */
  readonly hypothesis: string;
  readonly edits: readonly Edit[];
  /** Counts and durations of the signals, as observations without content. */
  readonly signals: readonly string[];
}
