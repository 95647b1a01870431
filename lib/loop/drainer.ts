import { failure } from '../core/failure.ts';
import { fail, ok, type Result } from '../core/result.ts';
import type { Runner } from './runner.ts';

/** In milliseconds: one that a clock set back made longer would go off at once. */
const LONGEST_TIMER_MS = 3_600_000;

export interface DrainerPorts {
  readonly runner: Pick<Runner, 'drain'>;
  /** In milliseconds since the epoch; undefined when nothing is to do. */
  nextDue(): Promise<Result<number | undefined>>;
  /** Has the background woken from time to time, or no more. */
  setAlarm(needed: boolean): Promise<void>;
  /** Calls back once after so many milliseconds, unless the returned function is called first. */
  after(ms: number, callback: () => void): () => void;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Once aborted, another background sees to queue and alarm. */
  readonly signal: { readonly aborted: boolean };
  /** Called when nothing is left to do for now. A failure is the store's, or unexpected. */
  onRest(result: Result<void>): Promise<void>;
}

/**
 * Makes the function that runs the queue until nothing is due, and arranges to
 * be called again when something is. Of calls at the same time the last one
 * arranges. Rejects only as `onRest` does.
 */
export function createDrainer(ports: DrainerPorts): () => Promise<void> {
  let calls = 0;
  let cancelTimer = () => {};

  async function drain(): Promise<void> {
    if (ports.signal.aborted) return;
    cancelTimer();
    const call = ++calls;
    const isInCharge = () => !ports.signal.aborted && call === calls;
    const result = await settled(() => drainOnce(isInCharge));
    if (isInCharge()) await ports.onRest(result);
  }

  async function drainOnce(isInCharge: () => boolean): Promise<Result<void>> {
    // Before the work and not after it: the work may not live to its end.
    await ports.setAlarm(true);
    const drained = await ports.runner.drain();
    const next = drained.ok ? await ports.nextDue() : drained;
    // After a failure the alarm tries again; a timer would do so without a pause.
    if (!next.ok) return next;
    if (isInCharge()) await arrange(next.value);
    return ok(undefined);
  }

  function arrange(due: number | undefined): Promise<void> {
    if (due !== undefined) {
      const delay = Math.min(Math.max(due - ports.now(), 0), LONGEST_TIMER_MS);
      cancelTimer = ports.after(delay, () => void drain());
    }
    return ports.setAlarm(due !== undefined);
  }

  return drain;
}

async function settled(work: () => Promise<Result<void>>): Promise<Result<void>> {
  try {
    return await work();
  } catch (error) {
    return fail(failure('unexpected', error instanceof Error ? error.name : typeof error));
  }
}
