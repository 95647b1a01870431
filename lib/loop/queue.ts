import type { Failure } from '../core/failure.ts';
import type { Job } from './job.ts';

/** May the job be claimed at `now`? A claim that has run out no longer holds. */
export function isDue(job: Job, now: number): boolean {
  switch (job.state) {
    case 'queued':
      return true;
    case 'waiting':
      return job.notBefore <= now;
    case 'running':
      return job.lease === null || job.lease.until <= now;
    case 'done':
      return false;
  }
}

/** A rating event's job, not yet begun. */
export function newJob(event: {
  readonly id: string;
  readonly cycleId: string;
  readonly profileId: string;
  readonly at: number;
}): Job {
  return {
    id: event.id,
    cycleId: event.cycleId,
    profileId: event.profileId,
    state: 'queued',
    attempts: 0,
    failuresInARow: 0,
    createdAt: event.at,
    notBefore: event.at,
    lease: null,
    lastFailure: null,
  };
}

export function claimed(job: Job, owner: string, until: number): Job {
  return { ...job, state: 'running', lease: { owner, until } };
}

/** Back in the queue, with nothing held against it. */
export function released(job: Job): Job {
  return { ...job, state: 'queued', lease: null };
}

/** To be tried again at `notBefore`. `counted`: the try used up one of the attempts. */
export function postponed(
  job: Job,
  failure: Failure,
  notBefore: number,
  counted: 'counted' | 'not-counted',
): Job {
  return {
    ...job,
    state: 'waiting',
    attempts: job.attempts + (counted === 'counted' ? 1 : 0),
    failuresInARow: job.failuresInARow + 1,
    notBefore,
    lease: null,
    lastFailure: failure,
  };
}

/** Nothing is left to do: the outcome is committed, or a later rating took the job's place. */
export function finished(job: Job): Job {
  return { ...job, state: 'done', lease: null };
}
