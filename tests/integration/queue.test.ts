import { describe, expect, it } from 'vitest';
import { failure } from '../../lib/core/failure.ts';
import { fail, ok } from '../../lib/core/result.ts';
import type { ChatModel } from '../../lib/critic/model.ts';
import type { Step } from '../../lib/loop/ports.ts';
import { createRunner } from '../../lib/loop/runner.ts';
import { jobQueue } from '../../lib/store/job-queue.ts';
import { claimJob, nextDue, renewClaim, takeOver, wakeWaiting } from '../../lib/store/jobs.ts';
import { outcomeOf, SETTINGS } from '../unit/loop/samples.ts';
import { must, newTestStore, rate, type TestStore } from './store-support.ts';

const NOW = 50_000;
const claimBy = (owner: string, now = NOW) => ({ owner, now, leaseMs: 1_000 });
const claim = async ({ db }: TestStore, owner: string, now = NOW) =>
  must(await claimJob(db, claimBy(owner, now)))?.id;

describe('jobs in the database', () => {
  it('are claimed in the order of their ratings, each by one owner', async () => {
    const store = await newTestStore();
    for (const reply of ['z', 'y', 'x']) await rate(store, reply);
    expect(await claim(store, 'me')).toBe('event-z');
    expect(await claim(store, 'other')).toBe('event-y');
    expect(await claim(store, 'me')).toBe('event-x');
    expect(await claim(store, 'me')).toBeUndefined();
  });

  it('that wait are passed over until their time, then come first again', async () => {
    const store = await newTestStore();
    const { job } = await rate(store, 'a');
    await rate(store, 'b');
    const queue = jobQueue(store, { owner: 'me', now: () => NOW });
    await queue.update({ ...job, state: 'waiting', notBefore: NOW + 500 });
    expect(await claim(store, 'me')).toBe('event-b');
    expect(await claim(store, 'me')).toBeUndefined();
    expect(must(await nextDue(store.db))).toBe(NOW + 500);
    expect(await claim(store, 'me', NOW + 500)).toBe('event-a');
  });

  it('that need wait no longer do not overtake older ones', async () => {
    const store = await newTestStore();
    await rate(store, 'a');
    const { job } = await rate(store, 'b');
    const queue = jobQueue(store, { owner: 'me', now: () => NOW });
    await queue.update({ ...job, state: 'waiting', notBefore: NOW });
    expect(await claim(store, 'me')).toBe('event-a');
  });

  it('all wait no longer once they are woken', async () => {
    const store = await newTestStore();
    const queue = jobQueue(store, { owner: 'me', now: () => NOW });
    for (const reply of ['a', 'b']) {
      const { job } = await rate(store, reply);
      await queue.update({ ...job, state: 'waiting', attempts: 1, notBefore: NOW * 2 });
    }
    expect(must(await wakeWaiting(store, 'all'))).toBe(2);
    expect(must(await nextDue(store.db))).toBeLessThan(NOW);
    expect(must(await queue.claim())).toMatchObject({ id: 'event-a', attempts: 1 });
  });

  it('that wait for a usable answer are not tried again because the server is well', async () => {
    const store = await newTestStore();
    const queue = jobQueue(store, { owner: 'me', now: () => NOW });
    for (const [reply, kind] of [
      ['a', 'answer_malformed'],
      ['b', 'server_absent'],
    ] as const) {
      const { job } = await rate(store, reply);
      const lastFailure = failure(kind);
      must(await queue.update({ ...job, state: 'waiting', notBefore: NOW * 2, lastFailure }));
    }
    expect(must(await wakeWaiting(store, 'server-trouble'))).toBe(1);
    expect(must(await queue.claim())).toMatchObject({ id: 'event-b' });
  });

  it('of an instance that is gone are taken over, one’s own are not', async () => {
    const store = await newTestStore();
    await rate(store, 'a');
    await rate(store, 'b');
    await claim(store, 'gone');
    await claim(store, 'me');
    expect(must(await takeOver(store, 'me'))).toBe(1);
    expect(await claim(store, 'me')).toBe('event-a');
    expect(await claim(store, 'me')).toBeUndefined();
  });

  it('can be claimed by another when a claim has run out, unless it was renewed', async () => {
    const store = await newTestStore();
    await rate(store, 'a');
    await claim(store, 'me');
    must(await renewClaim(store.db, 'event-a', claimBy('me', NOW + 900)));
    expect(await claim(store, 'other', NOW + 1_000)).toBeUndefined();
    expect(await claim(store, 'other', NOW + 1_900)).toBe('event-a');
    must(await renewClaim(store.db, 'event-a', claimBy('me', NOW + 9_000)));
    expect(await store.db.get('jobs', 'event-a')).toMatchObject({ lease: { owner: 'other' } });
  });

  it('that are done stay so', async () => {
    const store = await newTestStore();
    const { job } = await rate(store, 'a');
    const queue = jobQueue(store, { owner: 'me', now: () => NOW });
    await queue.update({ ...job, state: 'done' });
    await queue.update({ ...job, state: 'waiting' });
    expect(await store.db.get('jobs', job.id)).toMatchObject({ state: 'done' });
    expect(must(await nextDue(store.db))).toBeUndefined();
  });
});

describe('a background that is ended in the middle of a step', () => {
  const STAGES = ['backward', 'optimizer', 'actor', 'judge'] as const;

  /** Asks every stage in turn, as a step does that proposes a change. */
  const step: Step = async (state, { id }, _settings, { model }) => {
    for (const stage of STAGES) {
      const messages = [{ role: 'user', content: `${stage} of ${id}` }] as const;
      const answer = await model.chat({ stage, messages, schema: null });
      if (!answer.ok) return answer;
    }
    return ok(outcomeOf({ cycleId: id, base: state.active }));
  };

  function instance(store: TestStore, owner: string, model: ChatModel) {
    return createRunner({
      queue: jobQueue(store, { owner, now: () => NOW }),
      step,
      closeFailed: (state, { id }) => outcomeOf({ cycleId: id, base: state.active }),
      model,
      settings: async () => SETTINGS,
      keepAlive: (work) => work(),
      every: () => () => {},
      now: () => NOW,
      newId: () => 'id',
      chance: () => 1,
      signal: { aborted: false },
      onProgress: () => {},
    });
  }

  it.each(STAGES)(
    'during %s completes once, and asks no finished question again',
    async (dying) => {
      const store = await newTestStore();
      await rate(store, 'a');
      const asked: string[] = [];
      const reached = Promise.withResolvers<void>();
      const never = new Promise<never>(() => {});
      const dies: ChatModel = {
        async chat({ stage }) {
          if (stage === dying) {
            reached.resolve();
            return never;
          }
          asked.push(stage);
          return ok({ text: stage, model: 'm', promptTokens: 1, answerTokens: 1 });
        },
      };
      void instance(store, 'first', dies).drain();
      await reached.promise;

      must(await takeOver(store, 'second'));
      const lives: ChatModel = {
        async chat({ stage }) {
          asked.push(stage);
          return ok({ text: stage, model: 'm', promptTokens: 1, answerTokens: 1 });
        },
      };
      must(await instance(store, 'second', lives).drain());
      expect(asked).toEqual(STAGES);
      expect(await store.db.count('outcomes')).toBe(1);
      expect(await store.db.count('answers')).toBe(0);
      expect(await store.db.get('jobs', 'event-a')).toMatchObject({ state: 'done' });
    },
  );

  it('after its last answer and before the commit asks nothing again', async () => {
    const store = await newTestStore();
    await rate(store, 'a');
    let asked = 0;
    const model: ChatModel = {
      async chat({ stage }) {
        asked += 1;
        return ok({ text: stage, model: 'm', promptTokens: 1, answerTokens: 1 });
      },
    };
    const cut = createRunnerThatCannotCommit(store, model);
    expect(await cut.drain()).toMatchObject({ ok: false });
    must(await takeOver(store, 'second'));
    must(await instance(store, 'second', model).drain());
    expect(asked).toBe(STAGES.length);
    expect(await store.db.count('outcomes')).toBe(1);
  });

  function createRunnerThatCannotCommit(store: TestStore, model: ChatModel) {
    return createRunner({
      queue: {
        ...jobQueue(store, { owner: 'first', now: () => NOW }),
        commit: async () => fail(failure('store_unavailable')),
      },
      step,
      closeFailed: (state, { id }) => outcomeOf({ cycleId: id, base: state.active }),
      model,
      settings: async () => SETTINGS,
      keepAlive: (work) => work(),
      every: () => () => {},
      now: () => NOW,
      newId: () => 'id',
      chance: () => 1,
      signal: { aborted: false },
      onProgress: () => {},
    });
  }
});
