import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import type { Job } from '../loop/job.ts';
import type { LearnerState } from '../loop/learner.ts';
import type { StepOutcome } from '../loop/outcome.ts';
import type { PerceptionCycle } from '../perception/cycle.ts';
import type { RatingEvent } from '../perception/rating.ts';
import type { PolicyVersion } from '../policy/version.ts';

/** A prompt being learned. `learner.active` is the active version. */
export interface ProfileRow {
  readonly id: string;
  readonly name: string;
  readonly learner: LearnerState;
  readonly converged: boolean;
}

/** A stored cycle; `seq` is the number of the commit that brought it. */
export interface CycleRow extends PerceptionCycle {
  readonly seq: number;
}

/** What a step said of a cycle: the last one where a rating was changed. */
export interface OutcomeRow extends StepOutcome {
  readonly profileId: string;
  readonly seq: number;
  readonly jobId: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** A version in use on a site from a moment on. */
export interface DeploymentRow {
  readonly id: string;
  readonly profileId: string;
  readonly versionId: string;
  readonly versionNumber: number;
  /** Null: copied with no page in view. */
  readonly site: string | null;
  readonly conversationId: string | null;
  /** The conversation's id, or empty for the whole site: indexes know no null. */
  readonly place: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly because: 'copied' | 'inserted' | 'live' | 'said';
}

/** A model's complete answer within a step that is not yet committed. */
export interface AnswerRow {
  readonly jobId: string;
  /** Fingerprint of the request. */
  readonly requestKey: string;
  readonly text: string;
  readonly model: string;
  readonly promptTokens: number;
  readonly answerTokens: number;
}

/** Stores whose rows the safety copy holds too. Each has one string as its key. */
export const COPIED_STORES = [
  'profiles',
  'versions',
  'cycles',
  'events',
  'jobs',
  'outcomes',
  'deployments',
] as const;

export type CopiedStore = (typeof COPIED_STORES)[number];

/** The rows that one commit wrote and the safety copy has not got yet. */
export interface OutboxRow {
  readonly seq: number;
  readonly rows: readonly (readonly [store: CopiedStore, key: string])[];
}

export interface WhetstoneDB extends DBSchema {
  /** `commitSeq`: how many commits there have been. */
  meta: { key: string; value: { key: 'commitSeq'; value: number } };
  outbox: { key: number; value: OutboxRow };
  profiles: { key: string; value: ProfileRow };
  versions: { key: string; value: PolicyVersion; indexes: { byNumber: [string, number] } };
  cycles: {
    key: string;
    value: CycleRow;
    indexes: { bySeq: [string, number]; byReply: [string, string] };
  };
  events: { key: string; value: RatingEvent; indexes: { byCycle: string } };
  jobs: { key: string; value: Job; indexes: { byState: [string, number] } };
  outcomes: {
    key: string;
    value: OutcomeRow;
    indexes: { bySeq: [string, number] };
  };
  answers: { key: [string, string]; value: AnswerRow; indexes: { byJob: string } };
  deployments: {
    key: string;
    value: DeploymentRow;
    indexes: { bySite: [string, string, number]; byPlace: [string, string, string, number] };
  };
}

export type Database = IDBPDatabase<WhetstoneDB>;

export type WriteTransaction = IDBPTransaction<WhetstoneDB, StoreNames<WhetstoneDB>[], 'readwrite'>;

export const DATABASE_VERSION = 1;
