import type { Failure } from '../core/failure.ts';

/**
 * `queued`: waits for its turn. `running`: claimed by an instance of the
 * background. `waiting`: failed, to be tried again at `notBefore`. `done`: its
 * outcome is committed.
 */
export type JobState = 'queued' | 'running' | 'waiting' | 'done';

/** The work of learning from one rating event. */
export interface Job {
  /** The rating event's id. */
  readonly id: string;
  readonly cycleId: string;
  readonly profileId: string;
  readonly state: JobState;
  /** Tries that ended in an unusable answer; trouble with the server does not count. */
  readonly attempts: number;
  /** Tries in a row that failed for whatever reason: sets the delay. */
  readonly failuresInARow: number;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly notBefore: number;
  /** The background's instance that runs the job, and until when the claim holds. */
  readonly lease: { readonly owner: string; readonly until: number } | null;
  readonly lastFailure: Failure | null;
}
