import type { IDBPTransaction } from 'idb';
import { released } from '../loop/queue.ts';
import { seqOfNewest } from './ranges.ts';
import { KEPT_WHOLE, keyOf, withoutText } from './safety-rows.ts';
import type { CopiedStore, CycleRow, WhetstoneDB } from './schema.ts';

export type RowName = readonly [store: CopiedStore, key: string];

/** A transaction that reads at least the stores that are copied. */
type CopyTransaction = IDBPTransaction<WhetstoneDB, ('outbox' | CopiedStore)[], 'readonly'>;

/** Rows as the safety copy keeps them, by the copy's keys. */
export async function copiesOf(
  tx: CopyTransaction,
  names: readonly RowName[],
): Promise<Record<string, unknown>> {
  const items: Record<string, unknown> = {};
  for (const [store, key] of names) {
    const copy = await copyOf(tx, store, key);
    if (copy !== undefined) items[keyOf(store, key)] = copy;
  }
  return items;
}

async function copyOf(tx: CopyTransaction, store: CopiedStore, key: string): Promise<unknown> {
  switch (store) {
    case 'profiles': {
      const profile = await tx.objectStore(store).get(key);
      // What it has learned is folded anew.
      return profile && { row: { id: profile.id, name: profile.name } };
    }
    case 'jobs': {
      const job = await tx.objectStore(store).get(key);
      // A claim means nothing to whoever comes back.
      return job && { row: job.state === 'running' ? released(job) : job };
    }
    case 'cycles': {
      const cycle = await tx.objectStore(store).get(key);
      if (cycle === undefined) return undefined;
      return (await isPast(tx, cycle)) ? { row: withoutText(cycle), thin: true } : { row: cycle };
    }
    default: {
      const row = await tx.objectStore(store).get(key);
      return row && { row };
    }
  }
}

/** Learned from, and no longer among the newest: nobody needs its text to come back. */
async function isPast(tx: CopyTransaction, cycle: CycleRow): Promise<boolean> {
  const newest = await seqOfNewest(
    tx.objectStore('cycles').index('bySeq'),
    cycle.profileId,
    KEPT_WHOLE,
  );
  if (cycle.seq >= newest) return false;
  const events = await tx.objectStore('events').index('byCycle').getAllKeys(cycle.id);
  const jobs = await Promise.all(events.map((id) => tx.objectStore('jobs').get(id)));
  return jobs.every((job) => job === undefined || job.state === 'done');
}
