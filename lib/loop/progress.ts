import type { Job } from './job.ts';
import type { StepOutcome } from './outcome.ts';

/** What has become of a rating, as the bar says it. */
export type Progress =
  | { readonly state: 'saved' }
  | { readonly state: 'learning' }
  | { readonly state: 'waiting'; readonly failureKind: string }
  | { readonly state: 'used'; readonly version: number }
  | { readonly state: 'kept'; readonly reason: string };

/** `job`: of the reply's newest rating. `outcome`: what was learned from the reply, if anything yet. */
export function progressOf(
  job: Pick<Job, 'state' | 'lastFailure'> | undefined,
  outcome: Pick<StepOutcome, 'newVersion' | 'gate'> | undefined,
): Progress {
  switch (job?.state) {
    case 'running':
      return { state: 'learning' };
    case 'waiting':
      return job.lastFailure === null
        ? { state: 'saved' }
        : { state: 'waiting', failureKind: job.lastFailure.kind };
    case 'done':
      if (outcome === undefined) return { state: 'saved' };
      return outcome.newVersion === null
        ? { state: 'kept', reason: outcome.gate.reason }
        : { state: 'used', version: outcome.newVersion.number };
    default:
      return { state: 'saved' };
  }
}
