import { describe, expect, it, vi } from 'vitest';
import { rebuildLearner } from '../../lib/loop/fold.ts';
import { commitOutcome } from '../../lib/store/commit-outcome.ts';
import { recordDeployment } from '../../lib/store/deployments.ts';
import { claimJob, updateJob } from '../../lib/store/jobs.ts';
import { DEFAULT_PROFILE, ensureDefaultProfile } from '../../lib/store/profiles.ts';
import { recordRating } from '../../lib/store/record-rating.ts';
import { KEPT_WHOLE } from '../../lib/store/safety-rows.ts';
import { COPIED_STORES, type Database } from '../../lib/store/schema.ts';
import { writeVersion } from '../../lib/store/write-version.ts';
import { CORRECT, INCORRECT, outcomeOf } from '../unit/loop/samples.ts';
import {
  activeOf,
  deleteDatabase,
  learn,
  must,
  newTestStore,
  nextVersionOf,
  openTestStore,
  ports,
  rate,
  ratingOf,
  SITE,
  type TestStore,
} from './store-support.ts';

const NOTHING_LOST = { restored: 0, ratings: 0, damaged: 0 };

/** Every row that the copy is there for. */
async function rowsOf(db: Database): Promise<Record<string, unknown>> {
  const rows: Record<string, unknown> = { seq: await db.get('meta', 'commitSeq') };
  for (const store of COPIED_STORES) rows[store] = await db.getAll(store);
  return rows;
}

/** Something of everything: versions of all origins, jobs in all states, a rating changed. */
async function livedInStore(): Promise<TestStore> {
  const store = await newTestStore();
  await learn(store, 'a', { rating: INCORRECT, brings: await nextVersionOf(store) });
  await learn(store, 'b', { streak: 1 });
  await learn(store, 'c', { streak: 2 });
  await learn(store, 'b', { eventId: 'again', rating: INCORRECT, fate: 'unverified' });
  must(await writeVersion(store, { profileId: DEFAULT_PROFILE, prompt: 'Mine.' }, ports()));
  await learn(store, 'd', { streak: 1 });
  const { id: versionId } = await activeOf(store);
  must(
    await recordDeployment(store, {
      id: 'deployment',
      versionId,
      site: SITE,
      conversationId: null,
      at: 5,
      because: 'copied',
    }),
  );
  const { job } = await rate(store, 'waits', { rating: INCORRECT });
  const lastFailure = { kind: 'server_absent' } as const;
  must(await updateJob(store, { ...job, state: 'waiting', notBefore: 99_000, lastFailure }));
  await rate(store, 'queued');
  return store;
}

/** What a start of the browser does: opens, reconciles, makes sure of the profile. */
async function startAgain({ name, area }: TestStore) {
  const store = await openTestStore(name, area);
  const found = must(await store.copy.reconcile());
  must(await ensureDefaultProfile(store, ports()));
  return { store, found };
}

describe('a database that is gone', () => {
  it('comes back whole, with its waiting jobs, and what was learned', async () => {
    const before = await livedInStore();
    const rows = await rowsOf(before.db);
    await deleteDatabase(before);
    const { store, found } = await startAgain(before);
    expect(await rowsOf(store.db)).toEqual(rows);
    expect(found).toMatchObject({ ratings: 7, damaged: 0 });
    expect(found.restored).toBeGreaterThan(7);
  });

  it('counts nothing twice when it is back', async () => {
    const before = await newTestStore();
    const { job, outcome } = await learn(before, 'a');
    await deleteDatabase(before);
    const { store } = await startAgain(before);
    expect(await commitOutcome(store, job, outcome)).toMatchObject({ value: 'already-done' });
    const again = must(await recordRating(store, ratingOf('a'), ports()));
    expect(again.repeated).toBe(true);
    const profile = await store.db.get('profiles', DEFAULT_PROFILE);
    expect(profile?.learner.history).toHaveLength(1);
  });

  it('goes on where it was: new commits and another loss', async () => {
    const first = await newTestStore();
    await learn(first, 'a');
    await deleteDatabase(first);
    const { store: second } = await startAgain(first);
    await learn({ ...first, ...second }, 'b');
    const rows = await rowsOf(second.db);
    await deleteDatabase(second);
    const { store: third } = await startAgain(first);
    expect(await rowsOf(third.db)).toEqual(rows);
  });

  it('leaves a job that was running free to be claimed', async () => {
    const before = await newTestStore();
    const { job } = await rate(before, 'a');
    must(await claimJob(before.db, { owner: 'gone', now: 10, leaseMs: 1e9 }));
    // Any commit that copies the row finds it claimed.
    must(
      await updateJob(before, { ...job, state: 'running', lease: { owner: 'gone', until: 1e12 } }),
    );
    await deleteDatabase(before);
    const { store } = await startAgain(before);
    expect(must(await claimJob(store.db, { owner: 'me', now: 20, leaseMs: 1 }))?.id).toBe(job.id);
  });

  it('is a new one where there is no copy', async () => {
    const { found } = await startAgain(await openTestStore());
    expect(found).toEqual(NOTHING_LOST);
  });

  it('comes back but for the rows of the copy that are damaged', async () => {
    const before = await livedInStore();
    before.area.items.set('copy/events/event-a', { row: 7 });
    before.area.items.set('copy/jobs/event-b', { row: { id: 'another' } });
    before.area.items.set('settings', { server: {} });
    await deleteDatabase(before);
    const { store, found } = await startAgain(before);
    expect(found).toMatchObject({ damaged: 2, ratings: 6 });
    expect(await store.db.count('versions')).toBe(3);
  });
});

describe('a database that is behind its copy', () => {
  it('is brought up to it', async () => {
    const store = await livedInStore();
    const rows = await rowsOf(store.db);
    // As though the last commits had never reached the disk.
    await store.db.delete('jobs', 'event-queued');
    await store.db.delete('events', 'event-queued');
    await store.db.put('meta', { key: 'commitSeq', value: 3 });
    store.db.close();
    const { store: again, found } = await startAgain(store);
    expect(await rowsOf(again.db)).toEqual(rows);
    expect(found).toEqual({ restored: 2, ratings: 1, damaged: 0 });
  });
});

describe('a copy that is behind its database', () => {
  it('keeps a rating from being acknowledged, and takes it at the next chance', async () => {
    const store = await newTestStore();
    store.area.broken = true;
    const refused = await recordRating(store, ratingOf('a'), ports());
    expect(refused).toMatchObject({ ok: false, failure: { kind: 'store_unavailable' } });
    store.area.broken = false;
    // The message is sent again, as one is that was not acknowledged.
    expect(must(await recordRating(store, ratingOf('a'), ports())).repeated).toBe(true);
    await deleteDatabase(store);
    const { found } = await startAgain(store);
    expect(found.ratings).toBe(1);
  });

  it('gets what is missing at the next start', async () => {
    const store = await newTestStore();
    store.area.broken = true;
    await recordRating(store, ratingOf('a'), ports());
    store.area.broken = false;
    store.db.close();
    const { store: again, found } = await startAgain(store);
    expect(found).toEqual(NOTHING_LOST);
    expect(await again.db.count('outbox')).toBe(0);
    await deleteDatabase({ ...store, db: again.db });
    expect((await startAgain(store)).found.ratings).toBe(1);
  });

  it('is made anew when it was lost itself', async () => {
    const store = await livedInStore();
    const rows = await rowsOf(store.db);
    store.area.items.clear();
    store.db.close();
    const { store: again } = await startAgain(store);
    await deleteDatabase({ ...store, db: again.db });
    const { store: third } = await startAgain(store);
    expect(await rowsOf(third.db)).toEqual(rows);
  });

  it('has every commit, however many are made at the same time', async () => {
    const store = await newTestStore();
    await Promise.all(['a', 'b', 'c', 'd', 'e'].map((reply) => rate(store, reply)));
    const rows = await rowsOf(store.db);
    await deleteDatabase(store);
    expect(await rowsOf((await startAgain(store)).store.db)).toEqual(rows);
  });
});

describe('a commit that comes while the copy is made', () => {
  it('is in the copy whole or not at all', async () => {
    const store = await newTestStore();
    store.area.broken = true;
    await recordRating(store, ratingOf('a'), ports());
    store.area.broken = false;
    const job = await store.db.get('jobs', 'event-a');
    if (job === undefined) throw new Error('no job');
    const outcome = outcomeOf({
      cycleId: job.cycleId,
      base: await activeOf(store),
      rating: CORRECT,
    });
    const write = vi.spyOn(store.area, 'set');
    const copying = store.copy.flush();
    // Once the copy has begun to read.
    await Promise.resolve();
    must(await commitOutcome(store, job, outcome));
    must(await copying);
    for (const [items] of write.mock.calls) {
      const isDone = JSON.stringify(items['copy/jobs/event-a']).includes('"done"');
      expect(`copy/outcomes/${job.cycleId}` in items).toBe(isDone);
    }
    expect(write).toHaveBeenCalledTimes(2);
  });
});

describe('the text of conversations', () => {
  it('leaves the copy once it is old and learned from, and only then', async () => {
    const store = await newTestStore();
    const { cycleId: learned } = await learn(store, 'learned', {
      rating: { ...INCORRECT, revisedAnswer: 'answer learned, revised' },
    });
    const { cycleId: waiting, job } = await rate(store, 'unlearned');
    for (let index = 2; index < KEPT_WHOLE; index += 1) await rate(store, `r${index}`);
    const copyOf = (id: string) => JSON.stringify(store.area.items.get(`copy/cycles/${id}`));
    expect(copyOf(learned)).toContain('answer learned');
    await rate(store, 'one more');
    await rate(store, 'and another');
    expect(copyOf(learned)).not.toMatch(/answer|question|before|cursor/u);
    expect(copyOf(learned)).toContain('Mention the VAT.');
    expect(copyOf(waiting)).toContain('answer unlearned');
    must(await updateJob(store, { ...job, state: 'done' }));
    await rate(store, 'a third');

    // A database that was only behind keeps the text that it still has.
    await store.db.put('meta', { key: 'commitSeq', value: 1 });
    must(await store.copy.reconcile());
    expect(await store.db.get('cycles', learned)).toMatchObject({
      systemAction: { reply: 'answer learned' },
    });

    await deleteDatabase(store);
    const { store: again } = await startAgain(store);
    expect(await again.db.get('cycles', learned)).toMatchObject({
      systemAction: { query: '', reply: '', replyWords: 2 },
      predictiveModel: { prompt: 'You are a helpful assistant.' },
      accSignal: INCORRECT,
    });
    const outcomes = await again.db.getAll('outcomes');
    const profile = await again.db.get('profiles', DEFAULT_PROFILE);
    expect(profile).toMatchObject(rebuildLearner(await activeOf(again), outcomes));
  });
});
