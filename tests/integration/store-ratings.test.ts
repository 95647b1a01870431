import { describe, expect, it } from 'vitest';
import { failure } from '../../lib/core/failure.ts';
import { fail } from '../../lib/core/result.ts';
import { renderPrompt } from '../../lib/policy/render.ts';
import { recallAnswer } from '../../lib/store/answers.ts';
import { recordDeployment } from '../../lib/store/deployments.ts';
import { jobQueue } from '../../lib/store/job-queue.ts';
import { openStore } from '../../lib/store/open.ts';
import { DEFAULT_PROFILE, ensureDefaultProfile } from '../../lib/store/profiles.ts';
import { readActiveVersion, readCycle, readPopup, readVersions } from '../../lib/store/read.ts';
import { recordRating } from '../../lib/store/record-rating.ts';
import { writeVersion } from '../../lib/store/write-version.ts';
import { CORRECT, INCORRECT } from '../unit/loop/samples.ts';
import {
  activeOf,
  must,
  newTestStore,
  openTestStore,
  ports,
  rate,
  ratingOf,
  SITE,
} from './store-support.ts';

describe('the default profile', () => {
  it('is made once, with its first version', async () => {
    const store = await openTestStore();
    const first = must(await ensureDefaultProfile(store, ports()));
    const again = must(await ensureDefaultProfile(store, ports()));
    expect(again).toEqual(first);
    expect(first.learner.active).toMatchObject({ number: 1, origin: 'first' });
    expect(renderPrompt(first.learner.active.genome)).toBe('You are a helpful assistant.');
    expect(must(await readVersions(store.db, DEFAULT_PROFILE))).toHaveLength(1);
  });

  it('is not found where it was never made', async () => {
    const { db } = await openTestStore();
    for (const read of [readPopup, readActiveVersion]) {
      expect(await read(db, DEFAULT_PROFILE)).toEqual(fail(failure('not_found', 'profile')));
    }
  });
});

describe('a rating', () => {
  it('is stored as a cycle with four phases, an event and a job', async () => {
    const store = await newTestStore();
    const { cycleId, job } = await rate(store, 'r1', { rating: INCORRECT });
    expect(job).toMatchObject({ cycleId, state: 'queued', attempts: 0 });
    const { cycle, outcome, progress } = must(await readCycle(store.db, cycleId));
    expect(cycle).toMatchObject({
      predictiveModel: {
        activeVersion: 1,
        deployed: 'unknown',
        prompt: 'You are a helpful assistant.',
      },
      systemAction: { query: 'question r1', reply: 'answer r1' },
      observation: { signals: [{ kind: 'select' }, { kind: 'cursor' }] },
      accSignal: INCORRECT,
      startedAt: 900,
    });
    expect(outcome).toBeUndefined();
    expect(progress).toEqual({ state: 'saved' });
  });

  it('counts once when its message comes twice', async () => {
    const store = await newTestStore();
    const first = must(await recordRating(store, ratingOf('r1'), ports()));
    const second = must(await recordRating(store, ratingOf('r1'), ports()));
    expect(second).toEqual({ cycleId: first.cycleId, repeated: true });
    expect(await store.db.count('events')).toBe(1);
    expect(await store.db.count('jobs')).toBe(1);
    expect(await store.db.count('cycles')).toBe(1);
  });

  it('replaces the verdict and the unfinished job of the one before', async () => {
    const store = await newTestStore();
    const first = await rate(store, 'r1', { rating: CORRECT });
    const queue = jobQueue(store, { owner: 'me', now: () => 5_000 });
    must(
      await queue.keep(first.job.id, 'key', {
        text: 'x',
        model: 'm',
        promptTokens: 1,
        answerTokens: 1,
      }),
    );
    const second = await rate(store, 'r1', { eventId: 'event-again', rating: INCORRECT });
    expect(second.cycleId).toBe(first.cycleId);
    const { cycle } = must(await readCycle(store.db, first.cycleId));
    expect(cycle.accSignal).toEqual(INCORRECT);
    expect(await store.db.get('jobs', first.job.id)).toMatchObject({ state: 'done' });
    expect(must(await recallAnswer(store.db, first.job.id, 'key'))).toBeUndefined();
    expect(must(await queue.claim())?.id).toBe('event-again');
    expect(must(await queue.claim())).toBeUndefined();
  });

  it('stays in force when the clock is set back before it', async () => {
    const store = await newTestStore();
    const later = { ...ports(), now: 9_000 };
    must(await recordRating(store, ratingOf('r1'), later));
    const again = ratingOf('r1', { eventId: 'event-again', rating: INCORRECT });
    const { cycleId } = must(await recordRating(store, again, { ...ports(), now: 10 }));
    const { cycle } = must(await readCycle(store.db, cycleId));
    expect(cycle.accSignal).toEqual(INCORRECT);
    expect(cycle.ratedAt).toBe(9_000);
  });

  it('is refused whole where there is no profile for it', async () => {
    const store = await openTestStore();
    const refused = await recordRating(store, ratingOf('r1'), ports());
    expect(refused).toEqual(fail(failure('not_found', 'profile')));
    expect(await store.db.count('events')).toBe(0);
  });

  it('fails as a value, and leaves nothing behind, where the database breaks off', async () => {
    const store = await newTestStore();
    const unclonable = ratingOf('r1', { sessionId: (() => '') as never });
    expect(await recordRating(store, unclonable, ports())).toMatchObject({
      ok: false,
      failure: { kind: 'store_unavailable' },
    });
    expect(await store.db.count('cycles')).toBe(0);
    store.db.close();
    expect(await recordRating(store, ratingOf('r2'), ports())).toMatchObject({
      ok: false,
      failure: { kind: 'store_unavailable' },
    });
  });

  it('carries the version that its chat ran when the reply was written', async () => {
    const store = await newTestStore();
    const v1 = await activeOf(store);
    const v2 = must(
      await writeVersion(store, { profileId: DEFAULT_PROFILE, prompt: 'Two.' }, ports()),
    );
    const deploy = async (versionId: string, at: number, conversationId: string | null = null) =>
      must(
        await recordDeployment(store, {
          id: ports().newId(),
          versionId,
          site: SITE,
          conversationId,
          at,
          because: 'copied',
        }),
      );
    await deploy(v1.id, 100);
    await deploy(v2.id, 200);
    await deploy(v1.id, 150, 'talk');
    const deployedFor = async (finishedAt: number, changes = {}) => {
      const { cycleId } = await rate(store, `r${ports().now}`, { finishedAt, ...changes });
      return must(await readCycle(store.db, cycleId)).cycle.predictiveModel.deployed;
    };
    expect(await deployedFor(99)).toBe('unknown');
    expect(await deployedFor(100)).toBe(1);
    expect(await deployedFor(250)).toBe(2);
    expect(await deployedFor(250, { conversationId: 'other' })).toBe(2);
    expect(await deployedFor(250, { conversationId: 'talk' })).toBe(1);
    expect(await deployedFor(250, { liveVersion: 1 })).toBe(1);
    expect(await deployedFor(250, { liveVersion: 7 })).toBe(2);
    expect(await deployedFor(250, { site: 'https://elsewhere.example' })).toBe('unknown');
  });
});

describe('a deployment', () => {
  it('is noted once, however often the page asks', async () => {
    const store = await newTestStore();
    const { id: versionId } = await activeOf(store);
    for (const at of [10, 20, 30]) {
      await recordDeployment(store, {
        id: `d${at}`,
        versionId,
        site: SITE,
        conversationId: 'talk',
        at,
        because: 'live',
      });
    }
    expect(await store.db.getAllKeys('deployments')).toEqual(['d10']);
  });

  it('of a version that nobody knows is refused', async () => {
    const refused = await recordDeployment(await newTestStore(), {
      id: 'd',
      versionId: 'nobody',
      site: null,
      conversationId: null,
      at: 1,
      because: 'copied',
    });
    expect(refused).toEqual(fail(failure('not_found', 'version')));
  });
});

describe('the database', () => {
  it('gives way to a newer version of itself, and says that it is lost', async () => {
    let lost = 0;
    const name = 'gives-way';
    must(await openStore({ name, onLost: () => (lost += 1) }));
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.open(name, 99);
      request.onsuccess = () => resolve();
      request.onerror = () => reject(request.error);
    });
    expect(lost).toBe(1);
    expect(await openStore({ name })).toMatchObject({
      ok: false,
      failure: { kind: 'store_unavailable' },
    });
  });
});
