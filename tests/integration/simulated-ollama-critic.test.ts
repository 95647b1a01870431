import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SimulatedOllama, startSimulatedOllama } from '../../demo/simulated-ollama/server.ts';
import { DEFAULT_CRITIC_SETTINGS } from '../../lib/critic/settings.ts';
import { critique } from '../../lib/critic/two-stage.ts';
import { ollamaModel } from '../../lib/llm/ollama.ts';
import type { PerceptionCycle } from '../../lib/perception/cycle.ts';
import type { Rating } from '../../lib/perception/rating.ts';
import { firstVersion } from '../../lib/policy/first-version.ts';
import { DEFAULT_SETTINGS } from '../../lib/settings/settings.ts';

let ollama: SimulatedOllama;

beforeAll(async () => {
  ollama = await startSimulatedOllama();
});

afterAll(() => ollama.stop());

const PROMPT = 'You are the assistant of a small shop.';
let ids = 0;
const newId = () => `id-${++ids}`;
const active = firstVersion({ id: 'v1', profileId: 'p', now: 0, prompt: PROMPT, newId });

function cycleRated(said: Partial<Rating>): PerceptionCycle {
  return {
    id: 'c',
    profileId: 'p',
    sessionId: 's',
    site: 'https://chat.example',
    conversationId: null,
    replyKey: 'r',
    startedAt: 0,
    ratedAt: 1,
    predictiveModel: { activeVersion: 1, deployed: 1, prompt: PROMPT },
    systemAction: {
      query: 'What does the Pro plan cost?',
      reply: 'The Pro plan costs 79 euro per month.',
      replyWords: 8,
      earlier: [],
    },
    observation: { signals: [] },
    accSignal: { verdict: 'incorrect', chips: [], comment: '', revisedAnswer: '', ...said },
  };
}

async function critiqueOf(said: Partial<Rating>) {
  const result = await critique(
    cycleRated(said),
    { active, history: [], journal: [], rejected: [], feedbacks: [] },
    DEFAULT_CRITIC_SETTINGS,
    { model: ollamaModel({ ...DEFAULT_SETTINGS.server, address: ollama.url }), newId },
  );
  if (!result.ok) throw new Error(`${result.failure.kind}: ${result.failure.detail}`);
  return result.value;
}

test.for<[name: string, said: Partial<Rating>, rule: RegExp]>([
  ['a comment', { comment: 'Always include the 21 % VAT.' }, /^Always include the 21 % VAT\.$/],
  ['a complaint', { comment: 'You forgot the VAT.' }, /VAT/],
  ['a Spanish comment', { comment: 'Incluye siempre el IVA.' }, /IVA/],
  ['a rule of no table', { comment: 'Always mention that we answer in person.' }, /in person/],
  ['a chip', { chips: ['tone'] }, /formally/],
])('%s leads the critic to a rule that the judge finds kept at once', async ([, said, rule]) => {
  const { proposal, criticScore } = await critiqueOf(said);
  expect(proposal).toMatchObject({
    end: 'verified',
    rounds: 1,
    edits: [{ op: 'add', section: 'hardRules', text: expect.stringMatching(rule) }],
  });
  expect(criticScore).toBeGreaterThan(0.5);
});

test('a complaint that the model cannot obey is tried in other words and stays unverified', async () => {
  const { proposal } = await critiqueOf({ comment: 'I do not like the colour of it.' });
  expect(proposal).toMatchObject({
    end: 'unverified',
    rounds: DEFAULT_CRITIC_SETTINGS.validationRounds,
  });
});

test('an incorrect verdict without a word leads to no proposal', async () => {
  expect((await critiqueOf({})).proposal).toBeNull();
});
