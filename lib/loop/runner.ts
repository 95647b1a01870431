import { isServerTrouble } from '../core/failure.ts';
import { ok, type Result } from '../core/result.ts';
import type { ChatModel } from '../critic/model.ts';
import type { Job } from './job.ts';
import type { RunnerSettings } from './ports.ts';
import { trippingModel } from './remember.ts';
import { type RunJobPorts, runJob } from './run-job.ts';

/** How often a running job's claim is extended, in milliseconds. */
const RENEW_EVERY_MS = 20_000;

export interface RunnerPorts extends Omit<RunJobPorts, 'stopped'> {
  readonly model: ChatModel;
  /** Asked anew for every job, because the person may change them meanwhile. */
  settings(): Promise<RunnerSettings>;
  /** Keeps the background from being ended while the work runs. */
  keepAlive<T>(work: () => Promise<T>): Promise<T>;
  /** Calls back every so many milliseconds until the returned function is called. */
  every(ms: number, callback: () => void): () => void;
  /** Once aborted, the runner finishes nothing more and claims nothing more. */
  readonly signal: { readonly aborted: boolean };
}

export interface Runner {
  /**
   * Runs every job that is due, one after the other, and those that become
   * due meanwhile. Calls at the same time share one run. Fails where the store
   * does; jobs that fail are written back into the queue.
   */
  drain(): Promise<Result<void>>;
}

export function createRunner(ports: RunnerPorts): Runner {
  const stopped = () => ports.signal.aborted;
  const freshModel = () => trippingModel(ports.model, ({ kind }) => isServerTrouble(kind));
  let model = freshModel();
  let current: Promise<Result<void>> | undefined;
  // A job stored just after the last claim came back empty must not be missed.
  let again = false;

  async function run(job: Job): Promise<Result<void>> {
    const settings = await ports.settings();
    // A claim that could not be extended only lets another instance try the
    // job too, and of two outcomes the store takes one.
    const stopRenewing = ports.every(RENEW_EVERY_MS, () => void ports.queue.renew(job));
    try {
      return await runJob(job, model, settings, { ...ports, stopped });
    } finally {
      stopRenewing();
    }
  }

  async function drainAll(): Promise<Result<void>> {
    try {
      while (!stopped()) {
        again = false;
        const claim = await ports.queue.claim();
        if (!claim.ok) return claim;
        const job = claim.value;
        if (job !== undefined) {
          const ran = await ports.keepAlive(() => run(job));
          if (!ran.ok) return ran;
        } else if (!again) break;
      }
      return ok(undefined);
    } finally {
      // Before anybody can call again: a later call must find a run that still looks, or none.
      current = undefined;
    }
  }

  return {
    drain() {
      again = true;
      // Whoever calls has reason to think that the server may be well again.
      model = freshModel();
      current ??= drainAll();
      return current;
    },
  };
}
