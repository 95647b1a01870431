import { isServerTrouble } from '../core/failure.ts';
import { ok, type Result } from '../core/result.ts';
import type { Job, JobState } from '../loop/job.ts';
import { claimed, isDue, released } from '../loop/queue.ts';
import { attempt } from './attempt.ts';
import type { Database } from './schema.ts';
import { type Store, write } from './write.ts';

/** The states from which a job can be claimed, and those that count as work to do. */
const OPEN: readonly JobState[] = ['queued', 'waiting', 'running'];

export interface Claim {
  /** The instance of the background that claims. */
  readonly owner: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly leaseMs: number;
}

/** All jobs in a state, the oldest first. */
export function inState(state: JobState): IDBKeyRange {
  return IDBKeyRange.bound([state], [state, []]);
}

/** Claims the oldest job that is due; undefined when there is none. */
export function claimJob(
  db: Database,
  { owner, now, leaseMs }: Claim,
): Promise<Result<Job | undefined>> {
  return attempt(async () => {
    const tx = db.transaction('jobs', 'readwrite', { durability: 'strict' });
    let next: Job | undefined;
    for (const state of OPEN) {
      for await (const { value } of tx.store.index('byState').iterate(inState(state))) {
        if (!isDue(value, now)) continue;
        if (next === undefined || value.createdAt < next.createdAt) next = value;
        break;
      }
    }
    const job = next && claimed(next, owner, now + leaseMs);
    if (job !== undefined) await tx.store.put(job);
    await tx.done;
    return job;
  });
}

/** Extends the claim on a job, unless it is no longer this owner's. */
export function renewClaim(
  db: Database,
  jobId: string,
  { owner, now, leaseMs }: Claim,
): Promise<Result<void>> {
  return attempt(async () => {
    const tx = db.transaction('jobs', 'readwrite');
    const job = await tx.store.get(jobId);
    if (job?.state === 'running' && job.lease?.owner === owner) {
      await tx.store.put(claimed(job, owner, now + leaseMs));
    }
    await tx.done;
  });
}

/** Stores a job's next state, unless it is done: by another run, or because a later rating replaced it. */
export function updateJob(store: Store, job: Job): Promise<Result<void>> {
  return write(store, async ({ tx, put }) => {
    const known = await tx.objectStore('jobs').get(job.id);
    if (known !== undefined && known.state !== 'done') await put('jobs', job);
    return ok(undefined);
  });
}

/** Frees what instances of the background that are gone had claimed. Only one runs at a time. */
export function takeOver(store: Store, owner: string): Promise<Result<number>> {
  return releaseWhere(store, 'running', (job) => job.lease?.owner !== owner);
}

/**
 * What waits is tried again now; gives how many. `server-trouble`: only what
 * waits for the server to be well, because a try that ends in an unusable
 * answer uses up one of the job's attempts.
 */
export function wakeWaiting(
  store: Store,
  which: 'all' | 'server-trouble',
): Promise<Result<number>> {
  return releaseWhere(
    store,
    'waiting',
    ({ lastFailure }) =>
      which === 'all' || (lastFailure !== null && isServerTrouble(lastFailure.kind)),
  );
}

function releaseWhere(
  store: Store,
  state: JobState,
  applies: (job: Job) => boolean,
): Promise<Result<number>> {
  return write(store, async ({ tx, put }) => {
    const jobs = await tx.objectStore('jobs').index('byState').getAll(inState(state));
    const affected = jobs.filter(applies);
    for (const job of affected) await put('jobs', released(job));
    return ok(affected.length);
  });
}

/** When the next job can be claimed, in milliseconds since the epoch; undefined when nothing is to do. */
export function nextDue(db: Database): Promise<Result<number | undefined>> {
  return attempt(async () => {
    const index = db.transaction('jobs').store.index('byState');
    const jobs = (await Promise.all(OPEN.map((state) => index.getAll(inState(state))))).flat();
    const times = jobs.map(({ state, createdAt, notBefore, lease }) =>
      state === 'queued' ? createdAt : (lease?.until ?? notBefore),
    );
    return times.length === 0 ? undefined : times.reduce((a, b) => Math.min(a, b));
  });
}
