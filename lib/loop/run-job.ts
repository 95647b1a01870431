import { type Failure, failure, isServerTrouble } from '../core/failure.ts';
import { fail, ok, type Result } from '../core/result.ts';
import type { ChatModel } from '../critic/model.ts';
import type { PerceptionCycle } from '../perception/cycle.ts';
import { backoffMs } from './backoff.ts';
import { recent } from './fold.ts';
import type { Job } from './job.ts';
import type { StepOutcome } from './outcome.ts';
import type { CloseFailed, JobQueue, RunnerSettings, Step, Task } from './ports.ts';
import { type Progress, progressOf } from './progress.ts';
import { finished, postponed, released } from './queue.ts';
import { rememberingModel } from './remember.ts';

export interface RunJobPorts {
  readonly queue: JobQueue;
  readonly step: Step;
  readonly closeFailed: CloseFailed;
  /** Milliseconds since the epoch. */
  now(): number;
  newId(): string;
  /** From 0 to 1. */
  chance(): number;
  /** True once the runner is told to stop. */
  stopped(): boolean;
  onProgress(cycle: PerceptionCycle, progress: Progress): void;
}

/** What waiting can mend: it costs the job none of its attempts, and the job is never given up. */
function isWorthWaiting(kind: Failure['kind']): boolean {
  return isServerTrouble(kind) || kind === 'store_unavailable';
}

/** What no second try of the same prompt can mend. */
function isFinal(kind: Failure['kind']): boolean {
  return kind === 'prompt_too_long';
}

/**
 * Runs one claimed job to its commit, its next try or its end. A job whose
 * cycle is gone ends at once: waiting brings back nothing to learn from. A
 * failure means that the store failed; whatever else goes wrong is written into
 * the job.
 */
export async function runJob(
  job: Job,
  model: ChatModel,
  settings: RunnerSettings,
  ports: RunJobPorts,
): Promise<Result<void>> {
  const { queue } = ports;
  const task = await queue.load(job);
  if (!task.ok) {
    return task.failure.kind === 'not_found'
      ? queue.update(finished(job))
      : postpone(job, task.failure, undefined, settings, ports);
  }
  const { cycle } = task.value;
  ports.onProgress(cycle, progressOf(job, undefined));

  const remembering = rememberingModel(model, {
    recall: (key) => queue.recall(job.id, key),
    keep: (key, answer) => queue.keep(job.id, key, answer),
  });
  const outcome = await attempt(task.value, remembering.model, settings, ports);
  if (outcome.ok) return commit(job, cycle, outcome.value, ports);

  const { kind } = outcome.failure;
  if (ports.stopped()) return queue.update(released(job));
  if (isWorthWaiting(kind)) return postpone(job, outcome.failure, cycle, settings, ports);
  if (isFinal(kind) || job.attempts + 1 >= settings.queue.maxAttempts) {
    return close(job, task.value, outcome.failure, model, settings, ports);
  }
  const forgotten = await queue.forget(job.id, remembering.lastStageKeys());
  if (!forgotten.ok) return forgotten;
  return postpone(job, outcome.failure, cycle, settings, ports);
}

/** A step that throws is a fault of ours; it is counted like an unusable answer, so that it ends. */
async function attempt(
  { learner, cycle }: Task,
  model: ChatModel,
  settings: RunnerSettings,
  ports: RunJobPorts,
): Promise<Result<StepOutcome>> {
  try {
    return await ports.step(recent(learner, settings), cycle, settings, {
      ...clockOf(ports),
      model,
    });
  } catch (error) {
    // Only the name: the message of a parser's error quotes what it could not parse.
    return fail(failure('unexpected', error instanceof Error ? error.name : typeof error));
  }
}

function clockOf(ports: RunJobPorts) {
  return { now: () => ports.now(), newId: () => ports.newId() };
}

async function commit(
  job: Job,
  cycle: PerceptionCycle,
  outcome: StepOutcome,
  ports: RunJobPorts,
): Promise<Result<void>> {
  const committed = await ports.queue.commit(job, outcome);
  if (!committed.ok) return committed;
  if (committed.value === 'committed') {
    ports.onProgress(cycle, progressOf(finished(job), outcome));
  }
  return ok(undefined);
}

async function postpone(
  job: Job,
  because: Failure,
  cycle: PerceptionCycle | undefined,
  settings: RunnerSettings,
  ports: RunJobPorts,
): Promise<Result<void>> {
  const delay = backoffMs(job.failuresInARow + 1, settings.queue, ports.chance());
  const counted = cycle === undefined || isWorthWaiting(because.kind) ? 'not-counted' : 'counted';
  const next = postponed(job, because, ports.now() + delay, counted);
  const updated = await ports.queue.update(next);
  if (updated.ok && cycle !== undefined) ports.onProgress(cycle, progressOf(next, undefined));
  return updated;
}

async function close(
  job: Job,
  { learner, cycle }: Task,
  because: Failure,
  model: ChatModel,
  settings: RunnerSettings,
  ports: RunJobPorts,
): Promise<Result<void>> {
  const outcome = ports.closeFailed(
    recent(learner, settings),
    cycle,
    settings,
    { ...clockOf(ports), model },
    because,
  );
  return commit(job, cycle, outcome, ports);
}
