import { unwrap } from 'idb';
import { renderPrompt } from '../policy/render.ts';
import { learnedFrom } from './learned.ts';
import { ofProfile } from './ranges.ts';
import { type CopiedRow, readRows } from './safety-rows.ts';
import type { Database, WriteTransaction } from './schema.ts';

export interface Restored {
  /** Rows that the database had lost and has again. */
  readonly restored: number;
  /** Ratings among them. */
  readonly ratings: number;
  /** Rows of the copy that could not be read. */
  readonly damaged: number;
}

/**
 * Puts everything that the copy holds into the database, in one transaction,
 * and folds what was learned anew. `seq`: the commit that the copy has come to.
 */
export async function restoreFrom(
  db: Database,
  items: Readonly<Record<string, unknown>>,
  seq: number,
): Promise<Restored> {
  const { rows, damaged } = readRows(items);
  const tx = db.transaction(Array.from(db.objectStoreNames), 'readwrite', {
    durability: 'strict',
  });
  const lost: CopiedRow[] = [];
  for (const copied of rows) {
    const store = tx.objectStore(copied.store);
    const known = (await store.getKey(copied.key)) !== undefined;
    if (!known) lost.push(copied);
    // What the database has is as good, and has the text.
    if (known && copied.thin) continue;
    unwrap(store).put(copied.row);
  }
  for (const { key, thin } of lost) if (thin) await addPrompt(tx, key);
  for (const { store, key } of rows) if (store === 'profiles') await foldProfile(tx, key);
  await tx.objectStore('answers').clear();
  await tx.objectStore('outbox').clear();
  await tx.objectStore('meta').put({ key: 'commitSeq', value: seq });
  await tx.done;
  const ratings = lost.filter(({ store }) => store === 'events').length;
  return { restored: lost.length, ratings, damaged };
}

/** A cycle that was kept without text has its prompt from its version. */
async function addPrompt(tx: WriteTransaction, cycleId: string): Promise<void> {
  const cycle = await tx.objectStore('cycles').get(cycleId);
  if (cycle === undefined) return;
  const { predictiveModel, profileId } = cycle;
  const byNumber = tx.objectStore('versions').index('byNumber');
  const version = await byNumber.get([profileId, predictiveModel.activeVersion]);
  if (version === undefined) return;
  const prompt = renderPrompt(version.genome);
  await tx.objectStore('cycles').put({ ...cycle, predictiveModel: { ...predictiveModel, prompt } });
}

/** The newest version is the active one; the rest of the learner is the fold of the outcomes. */
async function foldProfile(tx: WriteTransaction, profileId: string): Promise<void> {
  const profiles = tx.objectStore('profiles');
  const profile = await profiles.get(profileId);
  const byNumber = tx.objectStore('versions').index('byNumber');
  const newest = await byNumber.openCursor(ofProfile(profileId), 'prev');
  // A profile without any version is as good as none, and is made anew.
  if (profile === undefined || newest === null) return profiles.delete(profileId);
  const learned = await learnedFrom(tx.objectStore('outcomes').index('bySeq'), newest.value, {});
  await profiles.put({ id: profile.id, name: profile.name, ...learned });
}
