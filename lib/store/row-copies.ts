import { released } from '../loop/queue.ts';
import { seqOfNewest } from './ranges.ts';
import { KEPT_WHOLE, keyOf, withoutText } from './safety-rows.ts';
import { COPIED_STORES, type CopiedStore, type CycleRow, type Database } from './schema.ts';

export type RowName = readonly [store: CopiedStore, key: string];

/** Rows as the safety copy keeps them, by the copy's keys. */
export async function copiesOf(
  db: Database,
  names: readonly RowName[],
): Promise<Record<string, unknown>> {
  const items: Record<string, unknown> = {};
  for (const [store, key] of names) {
    const copy = await copyOf(db, store, key);
    if (copy !== undefined) items[keyOf(store, key)] = copy;
  }
  return items;
}

async function copyOf(db: Database, store: CopiedStore, key: string): Promise<unknown> {
  switch (store) {
    case 'profiles': {
      const profile = await db.get(store, key);
      // What it has learned is folded anew.
      return profile && { row: { id: profile.id, name: profile.name } };
    }
    case 'jobs': {
      const job = await db.get(store, key);
      // A claim means nothing to whoever comes back.
      return job && { row: job.state === 'running' ? released(job) : job };
    }
    case 'cycles': {
      const cycle = await db.get(store, key);
      if (cycle === undefined) return undefined;
      return (await isPast(db, cycle)) ? { row: withoutText(cycle), thin: true } : { row: cycle };
    }
    default: {
      const row = await db.get(store, key);
      return row && { row };
    }
  }
}

/** Learned from, and no longer among the newest: nobody needs its text to come back. */
async function isPast(db: Database, cycle: CycleRow): Promise<boolean> {
  const tx = db.transaction(COPIED_STORES);
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
