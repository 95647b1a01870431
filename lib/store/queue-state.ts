import type { Failure } from '../core/failure.ts';
import { inState } from './jobs.ts';
import type { Database } from './schema.ts';

export interface QueueState {
  readonly queued: number;
  readonly running: number;
  readonly waiting: number;
  /** Why the job that was rated first among those that wait does so. */
  readonly failure: Failure | null;
}

/** How much there is to learn yet. */
export async function queueState(db: Database): Promise<QueueState> {
  const index = db.transaction('jobs').store.index('byState');
  const [queued, running, waiting, oldest] = await Promise.all([
    index.count(inState('queued')),
    index.count(inState('running')),
    index.count(inState('waiting')),
    index.get(inState('waiting')),
  ]);
  return { queued, running, waiting, failure: oldest?.lastFailure ?? null };
}
