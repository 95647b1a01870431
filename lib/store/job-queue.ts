import { failure } from '../core/failure.ts';
import { fail, ok, type Result } from '../core/result.ts';
import type { Job } from '../loop/job.ts';
import type { JobQueue, Task } from '../loop/ports.ts';
import { forgetAnswers, keepAnswer, recallAnswer } from './answers.ts';
import { attempt } from './attempt.ts';
import { commitOutcome } from './commit-outcome.ts';
import { claimJob, renewClaim, updateJob } from './jobs.ts';
import { learnedFrom } from './learned.ts';
import type { Database } from './schema.ts';
import type { Store } from './write.ts';

/** How long a claim holds unless it is renewed, in milliseconds. */
const LEASE_MS = 120_000;

/** The durable queue, as the runner wants it. `owner`: this instance of the background. */
export function jobQueue(
  store: Store,
  { owner, now }: { readonly owner: string; now(): number },
): JobQueue {
  const { db } = store;
  const claim = () => ({ owner, now: now(), leaseMs: LEASE_MS });
  return {
    claim: () => claimJob(db, claim()),
    renew: (job) => renewClaim(db, job.id, claim()),
    load: (job) => loadTask(db, job),
    update: (job) => updateJob(store, job),
    commit: (job, outcome) => commitOutcome(store, job, outcome),
    recall: (jobId, key) => recallAnswer(db, jobId, key),
    keep: (jobId, key, answer) => keepAnswer(db, jobId, key, answer),
    forget: (jobId, keys) => forgetAnswers(db, jobId, keys),
  };
}

/** The cycle of a job, and what was learned from all others. */
async function loadTask(db: Database, job: Job): Promise<Result<Task>> {
  const task = await attempt(async () => {
    const tx = db.transaction(['profiles', 'cycles', 'outcomes']);
    const [profile, cycle] = await Promise.all([
      tx.objectStore('profiles').get(job.profileId),
      tx.objectStore('cycles').get(job.cycleId),
    ]);
    if (profile === undefined || cycle === undefined) return undefined;
    const outcomes = tx.objectStore('outcomes').index('bySeq');
    const { learner } = await learnedFrom(outcomes, profile.learner.active, { without: cycle.id });
    return { learner, cycle };
  });
  if (!task.ok) return task;
  return task.value === undefined ? fail(failure('not_found', 'cycle')) : ok(task.value);
}
