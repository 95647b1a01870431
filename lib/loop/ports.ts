import type { Failure } from '../core/failure.ts';
import type { Result } from '../core/result.ts';
import type { ModelAnswer } from '../critic/model.ts';
import type { PerceptionCycle } from '../perception/cycle.ts';
import type { BackoffSettings } from './backoff.ts';
import type { Job } from './job.ts';
import type { LearnerState } from './learner.ts';
import type { LearningSettings, StepOutcome, StepPorts } from './outcome.ts';

/** What a job needs to begin: the past without anything that this very cycle brought. */
export interface Task {
  readonly learner: LearnerState;
  readonly cycle: PerceptionCycle;
}

/**
 * `stale`: the active version has changed meanwhile, and the job is queued
 * again. `already-done`: by another run, or a later rating took its place.
 */
export type Committed = 'committed' | 'stale' | 'already-done';

/** The durable queue, as the runner uses it. Each call is one transaction. */
export interface JobQueue {
  /** Takes the next job that is due; undefined when there is none. */
  claim(): Promise<Result<Job | undefined>>;
  /** Extends the claim on a job that is still running. */
  renew(job: Job): Promise<Result<void>>;
  /** Fails with `not_found` where the job's cycle is gone. */
  load(job: Job): Promise<Result<Task>>;
  /** Stores the job's new state, unless it is done already. */
  update(job: Job): Promise<Result<void>>;
  /** Stores everything that the step changed, or nothing. */
  commit(job: Job, outcome: StepOutcome): Promise<Result<Committed>>;
  recall(jobId: string, requestKey: string): Promise<Result<ModelAnswer | undefined>>;
  keep(jobId: string, requestKey: string, answer: ModelAnswer): Promise<Result<void>>;
  forget(jobId: string, requestKeys: readonly string[]): Promise<Result<void>>;
}

export type Step = (
  state: LearnerState,
  cycle: PerceptionCycle,
  settings: LearningSettings,
  ports: StepPorts,
) => Promise<Result<StepOutcome>>;

/** The outcome of a step whose critic could not be heard: the verdict counts, nothing else changes. */
export type CloseFailed = (
  state: LearnerState,
  cycle: PerceptionCycle,
  settings: LearningSettings,
  ports: StepPorts,
  failure: Failure,
) => StepOutcome;

export interface RunnerSettings extends LearningSettings {
  readonly queue: BackoffSettings & {
    /** Tries that may end in an unusable answer, the first included. */
    readonly maxAttempts: number;
  };
}
