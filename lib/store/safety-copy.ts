import { createTurns } from '../core/in-turn.ts';
import type { Result } from '../core/result.ts';
import { attempt } from './attempt.ts';
import { type Restored, restoreFrom } from './restore.ts';
import { copiesOf, type RowName } from './row-copies.ts';
import { keyOf, readSeq, SEQ_KEY } from './safety-rows.ts';
import { COPIED_STORES, type Database } from './schema.ts';

/** A key-value area that outlives the database: `browser.storage.local` is one. */
export interface KeyValueArea {
  get(keys: string | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
}

/**
 * A second place for all that cannot be made anew, because browsers have been
 * seen to begin with a whole database gone. Row by row, so that a commit
 * writes only what it changed.
 */
export interface SafetyCopy {
  /** Brings the copy up to the database's last commit. */
  flush(): Promise<Result<void>>;
  /**
   * Compares the two, to be called before anything else is read or written:
   * where the copy knows more, the database gets all of it back; where the
   * database knows more, the copy does.
   */
  reconcile(): Promise<Result<Restored>>;
}

/** How many rows are copied at once where the copy is made from nothing. */
const BATCH = 500;

export function createSafetyCopy(db: Database, area: KeyValueArea): SafetyCopy {
  // One after the other: an older row must never be written over a newer one.
  const inTurn = createTurns();
  return {
    flush: () => inTurn(() => attempt(() => flush(db, area))),
    reconcile: () => inTurn(() => attempt(() => reconcile(db, area))),
  };
}

async function flush(db: Database, area: KeyValueArea): Promise<void> {
  // Read together: rows of a commit that comes meanwhile must not get into this one's copy.
  const tx = db.transaction(['outbox', ...COPIED_STORES]);
  const pending = await tx.objectStore('outbox').getAll();
  const newest = pending.at(-1);
  if (newest === undefined) return;
  const names = new Map(
    pending.flatMap(({ rows }) => rows.map((name) => [keyOf(...name), name] as const)),
  );
  const copies = await copiesOf(tx, [...names.values()]);
  await area.set({ ...copies, [SEQ_KEY]: newest.seq });
  await db.delete('outbox', IDBKeyRange.upperBound(newest.seq));
}

async function reconcile(db: Database, area: KeyValueArea): Promise<Restored> {
  const copied = readSeq(await area.get(SEQ_KEY)) ?? 0;
  const own = (await db.get('meta', 'commitSeq'))?.value ?? 0;
  if (copied > own) return restoreFrom(db, await area.get(null), copied);
  if (copied < own) {
    const firstPending = (await db.getAllKeys('outbox', undefined, 1))[0];
    const gap = firstPending === undefined || firstPending > copied + 1;
    if (gap) await copyAll(db, area);
    else await flush(db, area);
  }
  return { restored: 0, ratings: 0, damaged: 0 };
}

/** The copy was lost: it is made anew, and counts from the end on only. */
async function copyAll(db: Database, area: KeyValueArea): Promise<void> {
  const seq = (await db.get('meta', 'commitSeq'))?.value ?? 0;
  for (const store of COPIED_STORES) {
    const keys = await db.getAllKeys(store);
    for (let from = 0; from < keys.length; from += BATCH) {
      const names = keys.slice(from, from + BATCH).map((key): RowName => [store, key]);
      await area.set(await copiesOf(db.transaction(COPIED_STORES), names));
    }
  }
  await area.set({ [SEQ_KEY]: seq });
  await db.delete('outbox', IDBKeyRange.upperBound(seq));
}
