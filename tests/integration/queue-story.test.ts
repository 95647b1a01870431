import { afterEach, beforeEach, expect, it } from 'vitest';
import { type SimulatedOllama, startSimulatedOllama } from '../../demo/simulated-ollama/server.ts';
import { ollamaModel } from '../../lib/llm/ollama.ts';
import type { RunnerPorts } from '../../lib/loop/runner.ts';
import { createRunner } from '../../lib/loop/runner.ts';
import { criticFailedOutcome, step } from '../../lib/loop/step.ts';
import { renderPrompt } from '../../lib/policy/render.ts';
import { DEFAULT_SETTINGS } from '../../lib/settings/settings.ts';
import { jobQueue } from '../../lib/store/job-queue.ts';
import { wakeWaiting } from '../../lib/store/jobs.ts';
import { DEFAULT_PROFILE } from '../../lib/store/profiles.ts';
import { readPopup, readVersions } from '../../lib/store/read.ts';
import { CORRECT } from '../unit/loop/samples.ts';
import { must, newTestStore, rate, type TestStore } from './store-support.ts';

let server: SimulatedOllama;
beforeEach(async () => {
  server = await startSimulatedOllama();
});
afterEach(() => server.stop());

const chats = () => server.requests.filter(({ path }) => path === '/api/chat').length;
const popup = async ({ db }: TestStore) => must(await readPopup(db, DEFAULT_PROFILE));

function runnerOn(store: TestStore, changes: Partial<RunnerPorts> = {}) {
  let ids = 0;
  return createRunner({
    queue: jobQueue(store, { owner: 'me', now: Date.now }),
    step,
    closeFailed: criticFailedOutcome,
    model: ollamaModel({ ...DEFAULT_SETTINGS.server, address: server.url }),
    settings: async () => DEFAULT_SETTINGS,
    keepAlive: (work) => work(),
    every: () => () => {},
    now: Date.now,
    newId: () => `made-${++ids}`,
    chance: () => 1,
    signal: { aborted: false },
    onProgress: () => {},
    ...changes,
  });
}

const complain = (store: TestStore) =>
  rate(store, 'bad', {
    systemAction: {
      query: 'How much is the Pro plan?',
      reply: 'The Pro plan costs 49 euros a month.',
      replyWords: 8,
      earlier: [],
    },
    rating: {
      verdict: 'incorrect',
      chips: [],
      comment: 'Always include the 21 % VAT.',
      revisedAnswer: '',
    },
  });

it('a complaint becomes a rule, and five good replies settle the prompt', async () => {
  const store = await newTestStore();
  const runner = runnerOn(store);
  const { cycleId } = await complain(store);
  must(await runner.drain());
  const { active } = await popup(store);
  expect(active).toMatchObject({ number: 2, origin: 'critic' });
  expect(active.genome.hardRules).toMatchObject([
    { text: expect.stringContaining('VAT'), provenance: { cycleIds: [cycleId] } },
  ]);
  for (let reply = 1; reply <= 5; reply += 1) {
    await rate(store, `good ${reply}`, { rating: CORRECT });
    must(await runner.drain());
    expect(await popup(store)).toMatchObject({ streak: reply, converged: reply === 5 });
  }
  const before = chats();
  await rate(store, 'good 6', { rating: CORRECT });
  must(await runner.drain());
  expect(chats()).toBe(before);
  expect(renderPrompt((await popup(store)).active.genome)).toContain('21 % VAT');
});

it('a rating waits for a server in trouble and is learned from when it is well', async () => {
  const store = await newTestStore();
  server.setFaults([{ kind: 'status', code: 403, times: 'always' }]);
  const runner = runnerOn(store);
  await complain(store);
  must(await runner.drain());
  expect((await popup(store)).queue).toMatchObject({
    waiting: 1,
    failure: { kind: 'server_forbidden' },
  });
  server.setFaults([]);
  must(await wakeWaiting(store, 'all'));
  must(await runner.drain());
  expect((await popup(store)).queue).toMatchObject({ queued: 0, waiting: 0, failure: null });
  expect(must(await readVersions(store.db, DEFAULT_PROFILE))).toHaveLength(2);
});

it('a model that answers nothing but garbage costs its tries, and then the verdict alone counts', async () => {
  const store = await newTestStore();
  server.setFaults([{ kind: 'garbage', times: 'always' }]);
  const runner = runnerOn(store);
  await complain(store);
  for (let tries = 1; tries < DEFAULT_SETTINGS.queue.maxAttempts; tries += 1) {
    const before = chats();
    must(await runner.drain());
    expect(chats()).toBeGreaterThan(before);
    expect((await popup(store)).queue.failure).toMatchObject({ kind: 'answer_malformed' });
    must(await wakeWaiting(store, 'all'));
  }
  must(await runner.drain());
  const { active, lastOutcome, rewards, queue } = await popup(store);
  expect(queue.waiting).toBe(0);
  expect(active.number).toBe(1);
  expect(rewards).toHaveLength(1);
  expect(lastOutcome?.gate).toMatchObject({
    reason: 'critic-failed',
    failure: { kind: 'answer_malformed' },
  });
});
