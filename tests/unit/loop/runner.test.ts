import { describe, expect, it } from 'vitest';
import { type FailureKind, failure } from '../../../lib/core/failure.ts';
import { fail, ok } from '../../../lib/core/result.ts';
import type { ModelAnswer } from '../../../lib/critic/model.ts';
import { blankLearner } from '../../../lib/loop/fold.ts';
import type { Job } from '../../../lib/loop/job.ts';
import type { StepOutcome } from '../../../lib/loop/outcome.ts';
import type { JobQueue, Step } from '../../../lib/loop/ports.ts';
import { claimed, finished, isDue } from '../../../lib/loop/queue.ts';
import { createRunner, type RunnerPorts } from '../../../lib/loop/runner.ts';
import { cycleOf, jobOf, outcomeOf, SETTINGS, versionOf } from './samples.ts';

const NOW = 10_000;
const V1 = versionOf(1);

/** A queue in memory that takes every outcome. */
function memoryQueue(...jobs: Job[]) {
  const rows = new Map(jobs.map((job) => [job.id, job]));
  const answers = new Map<string, ModelAnswer>();
  const committed: StepOutcome[] = [];
  const queue: JobQueue = {
    async claim() {
      const due = [...rows.values()].find((job) => isDue(job, NOW));
      if (due === undefined) return ok(undefined);
      const job = claimed(due, 'me', NOW + 1_000);
      rows.set(job.id, job);
      return ok(job);
    },
    renew: async () => ok(undefined),
    load: async ({ cycleId }) => ok({ learner: blankLearner(V1).learner, cycle: cycleOf(cycleId) }),
    async update(job) {
      rows.set(job.id, job);
      return ok(undefined);
    },
    async commit(job, outcome) {
      committed.push(outcome);
      rows.set(job.id, finished(job));
      return ok('committed');
    },
    recall: async (jobId, key) => ok(answers.get(jobId + key)),
    async keep(jobId, key, answer) {
      answers.set(jobId + key, answer);
      return ok(undefined);
    },
    async forget(jobId, keys) {
      for (const key of keys) answers.delete(jobId + key);
      return ok(undefined);
    },
  };
  const job = (id: string) => rows.get(id);
  return { queue, rows, job, answers, committed };
}

const learns: Step = async (state, { id }) => ok(outcomeOf({ cycleId: id, base: state.active }));
const failsWith =
  (kind: FailureKind): Step =>
  async () =>
    fail(failure(kind));

/** A step that asks the model and passes on what it says. */
const asks: Step = async (state, { id }, _settings, { model }) => {
  const answer = await model.chat({
    stage: 'backward',
    messages: [{ role: 'user', content: id }],
    schema: null,
  });
  return answer.ok ? ok(outcomeOf({ cycleId: id, base: state.active })) : answer;
};

function runnerOn(queue: JobQueue, ports: Partial<RunnerPorts> = {}) {
  const progress: string[] = [];
  const runner = createRunner({
    queue,
    step: learns,
    closeFailed: (state, { id }, _settings, _ports, because) => {
      const outcome = outcomeOf({ cycleId: id, base: state.active });
      return { ...outcome, gate: { ...outcome.gate, reason: 'critic-failed', failure: because } };
    },
    model: { chat: async () => fail(failure('server_absent')) },
    settings: async () => SETTINGS,
    keepAlive: (work) => work(),
    every: () => () => {},
    now: () => NOW,
    newId: () => 'id',
    chance: () => 1,
    signal: { aborted: false },
    onProgress: (cycle, { state }) => progress.push(`${cycle.id} ${state}`),
    ...ports,
  });
  return { runner, progress };
}

describe('the runner', () => {
  it('runs every job that is due, one after the other, and says how each goes', async () => {
    const { queue, committed } = memoryQueue(jobOf('a'), jobOf('b'));
    const { runner, progress } = runnerOn(queue);
    expect(await runner.drain()).toEqual(ok(undefined));
    expect(committed.map(({ cycleId }) => cycleId)).toEqual(['cycle-a', 'cycle-b']);
    expect(progress).toEqual([
      'cycle-a learning',
      'cycle-a kept',
      'cycle-b learning',
      'cycle-b kept',
    ]);
  });

  it('runs one step at a time, however often it is called', async () => {
    let running = 0;
    let most = 0;
    const { queue, committed } = memoryQueue(jobOf('a'), jobOf('b'));
    const { runner } = runnerOn(queue, {
      async keepAlive(work) {
        running += 1;
        most = Math.max(most, running);
        const result = await work();
        running -= 1;
        return result;
      },
    });
    await Promise.all([runner.drain(), runner.drain(), runner.drain()]);
    expect(most).toBe(1);
    expect(committed).toHaveLength(2);
  });

  it('misses no job that is stored while its last claim comes back empty', async () => {
    const { queue, rows, committed } = memoryQueue();
    let claims = 0;
    const { runner } = runnerOn({
      ...queue,
      async claim() {
        claims += 1;
        const claim = await queue.claim();
        if (claims === 1) {
          rows.set('late', jobOf('late'));
          void runner.drain();
        }
        return claim;
      },
    });
    await runner.drain();
    expect(committed.map(({ cycleId }) => cycleId)).toEqual(['cycle-late']);
  });

  it('lets a job wait for the server without counting the try', async () => {
    const { queue, job } = memoryQueue(jobOf('a', { attempts: 2, failuresInARow: 3 }));
    const { runner, progress } = runnerOn(queue, { step: asks });
    await runner.drain();
    expect(job('a')).toMatchObject({
      state: 'waiting',
      attempts: 2,
      failuresInARow: 4,
      notBefore: NOW + SETTINGS.queue.baseDelayMs * 8,
      lastFailure: { kind: 'server_absent' },
    });
    expect(progress).toEqual(['cycle-a learning', 'cycle-a waiting']);
  });

  it('asks a server that is absent once, not once a job, and learns what needs no model', async () => {
    const { queue, job, committed } = memoryQueue(jobOf('a'), jobOf('b'), jobOf('c'));
    let calls = 0;
    const { runner } = runnerOn(queue, {
      step: (state, cycle, settings, ports) =>
        (cycle.id === 'cycle-c' ? learns : asks)(state, cycle, settings, ports),
      model: {
        async chat() {
          calls += 1;
          return fail(failure('server_absent'));
        },
      },
    });
    await runner.drain();
    expect(calls).toBe(1);
    expect([job('a')?.state, job('b')?.state]).toEqual(['waiting', 'waiting']);
    expect(committed.map(({ cycleId }) => cycleId)).toEqual(['cycle-c']);
  });

  it('asks again when it is called again', async () => {
    const { queue, rows, committed } = memoryQueue(jobOf('a'));
    let well = false;
    const { runner } = runnerOn(queue, {
      step: asks,
      model: {
        chat: async () =>
          well
            ? ok({ text: 'x', model: 'm', promptTokens: 1, answerTokens: 1 })
            : fail(failure('server_absent')),
      },
    });
    await runner.drain();
    well = true;
    rows.set('a', jobOf('a'));
    await runner.drain();
    expect(committed).toHaveLength(1);
  });

  it('counts an unusable answer, forgets it, and tries again later', async () => {
    const { queue, job, answers } = memoryQueue(jobOf('a'));
    const { runner } = runnerOn(queue, {
      model: {
        chat: async () => ok({ text: 'garbage', model: 'm', promptTokens: 1, answerTokens: 1 }),
      },
      async step(state, cycle, settings, ports) {
        await asks(state, cycle, settings, ports);
        return fail(failure('answer_malformed'));
      },
    });
    await runner.drain();
    expect(job('a')).toMatchObject({ state: 'waiting', attempts: 1 });
    expect(answers.size).toBe(0);
  });

  it('closes a step whose answers stay unusable, and says why', async () => {
    const attempts = SETTINGS.queue.maxAttempts - 1;
    const { queue, job, committed } = memoryQueue(jobOf('a', { attempts }));
    const { runner, progress } = runnerOn(queue, { step: failsWith('answer_malformed') });
    await runner.drain();
    expect(job('a')?.state).toBe('done');
    expect(committed[0]?.gate).toMatchObject({
      reason: 'critic-failed',
      failure: { kind: 'answer_malformed' },
    });
    expect(progress).toEqual(['cycle-a learning', 'cycle-a kept']);
  });

  it('does not try again what cannot fit', async () => {
    const { queue, committed } = memoryQueue(jobOf('a'));
    await runnerOn(queue, { step: failsWith('prompt_too_long') }).runner.drain();
    expect(committed[0]?.gate.failure).toEqual(failure('prompt_too_long'));
  });

  it('ends a step that throws, too, without quoting its error', async () => {
    const { queue, job } = memoryQueue(jobOf('a'));
    const { runner } = runnerOn(queue, {
      step: async () => JSON.parse('the words of a conversation'),
    });
    await runner.drain();
    expect(job('a')).toMatchObject({
      state: 'waiting',
      attempts: 1,
      lastFailure: { kind: 'unexpected', detail: 'SyntaxError' },
    });
  });

  it('ends a job whose cycle is gone, and goes on with the next', async () => {
    const { queue, job, committed } = memoryQueue(jobOf('a'), jobOf('b'));
    const { load } = queue;
    const { runner } = runnerOn({
      ...queue,
      load: async (one) => (one.id === 'a' ? fail(failure('not_found', 'cycle')) : load(one)),
    });
    expect(await runner.drain()).toEqual(ok(undefined));
    expect(job('a')?.state).toBe('done');
    expect(committed.map(({ cycleId }) => cycleId)).toEqual(['cycle-b']);
  });

  it('puts a job back untouched when it is stopped, and claims no other', async () => {
    const { queue, job } = memoryQueue(jobOf('a'), jobOf('b'));
    const signal = { aborted: false };
    const { runner, progress } = runnerOn(queue, {
      signal,
      async step() {
        signal.aborted = true;
        return fail(failure('aborted'));
      },
    });
    await runner.drain();
    expect(job('a')).toMatchObject({
      state: 'queued',
      attempts: 0,
      failuresInARow: 0,
      lease: null,
    });
    expect(job('b')).toEqual(jobOf('b'));
    expect(progress).toEqual(['cycle-a learning']);
  });

  it('extends its claim while a step runs, and no longer', async () => {
    const { queue } = memoryQueue(jobOf('a'));
    const renewed: string[] = [];
    let tick: (() => void) | undefined;
    const { runner } = runnerOn(
      {
        ...queue,
        async renew({ id }) {
          renewed.push(id);
          return ok(undefined);
        },
      },
      {
        every(_ms, callback) {
          tick = callback;
          return () => {
            tick = undefined;
          };
        },
        step(...args) {
          tick?.();
          return learns(...args);
        },
      },
    );
    await runner.drain();
    expect(renewed).toEqual(['a']);
    expect(tick).toBeUndefined();
  });

  it('says nothing of an outcome that came too late', async () => {
    const { queue, rows } = memoryQueue(jobOf('a'));
    const { runner, progress } = runnerOn({
      ...queue,
      async commit(job) {
        rows.set(job.id, finished(job));
        return ok('already-done');
      },
    });
    await runner.drain();
    expect(progress).toEqual(['cycle-a learning']);
  });

  it('fails where the store does, and looks again when it is called again', async () => {
    const { queue, committed } = memoryQueue(jobOf('a'));
    let broken = true;
    const { runner } = runnerOn({
      ...queue,
      claim: async () => (broken ? fail(failure('store_unavailable')) : queue.claim()),
    });
    expect(await runner.drain()).toEqual(fail(failure('store_unavailable')));
    broken = false;
    expect(await runner.drain()).toEqual(ok(undefined));
    expect(committed).toHaveLength(1);
  });
});
