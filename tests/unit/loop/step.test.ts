import { describe, expect, it } from 'vitest';
import { failure } from '../../../lib/core/failure.ts';
import type { LearnerState } from '../../../lib/loop/learner.ts';
import { criticFailedOutcome, step } from '../../../lib/loop/step.ts';
import type { Verdict } from '../../../lib/perception/rating.ts';
import { renderPrompt } from '../../../lib/policy/render.ts';
import type { RewardHistory } from '../../../lib/reward/history.ts';
import { DEFAULT_SETTINGS } from '../../../lib/settings/settings.ts';
import {
  ADD_VAT,
  BACKWARD,
  COMMENT,
  type CycleSketch,
  cycleOf,
  GOOD,
  memoryOf,
  NOT_FIXED,
  OPTIMIZER,
  type Script,
  scriptedModel,
  versionOf,
} from '../critic/samples.ts';
import { countingIds, genomeOf } from '../policy/genomes.ts';

const CORRECT: CycleSketch = { rating: { verdict: 'correct', comment: '' } };
const SILENT: CycleSketch = { rating: { comment: '' } };

function stateOf(changes: Partial<LearnerState> = {}): LearnerState {
  return { ...memoryOf(), streak: 0, ...changes };
}

function historyOf(...entries: readonly (readonly [number, Verdict])[]): RewardHistory {
  return entries.map(([reward, verdict], index) => ({
    cycleId: `past-${index}`,
    reward,
    verdict,
    changeRatio: 0,
  }));
}

const PAST_SUCCESS = historyOf([0.99, 'correct'], [0.99, 'correct'], [0.99, 'correct']);

async function run(script: Script, sketch: CycleSketch = {}, state = stateOf()) {
  const model = scriptedModel(script);
  const ports = { model, now: () => 1_000, newId: countingIds() };
  const result = await step(state, cycleOf(sketch), DEFAULT_SETTINGS, ports);
  return { model, result };
}

async function outcomeOf(...of: Parameters<typeof run>) {
  const { result } = await run(...of);
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

describe('a correct verdict', () => {
  it('asks no model', async () => {
    const { model, result } = await run(GOOD, CORRECT, stateOf({ history: PAST_SUCCESS }));
    expect(result.ok).toBe(true);
    expect(model.requests).toEqual([]);
  });

  it('counts with a score of 0.9 and no change', async () => {
    const outcome = await outcomeOf({}, CORRECT);
    expect(outcome).toMatchObject({
      cycleId: 'cycle-1',
      baseVersionId: 'v1',
      feedback: 1,
      criticScore: 0.9,
      changeRatio: 0,
      gate: { update: false, reason: 'fast-path' },
      proposal: null,
      newVersion: null,
      sectionFeedback: [],
      entry: { fate: 'none', gateReason: 'fast-path', at: 1_000, version: 1 },
    });
    expect(outcome.reward).toBeCloseTo(0.9 * 1 + 0.1 * 0.9);
    expect(outcome.gate.average).toBeCloseTo(outcome.reward);
    expect(outcome.history).toEqual([
      { cycleId: 'cycle-1', reward: outcome.reward, verdict: 'correct', changeRatio: 0 },
    ]);
  });

  it('makes the streak longer, until the fifth settles the prompt', async () => {
    const fourth = await outcomeOf({}, CORRECT, stateOf({ streak: 3 }));
    expect(fourth).toMatchObject({ streak: 4, converged: false });
    const fifth = await outcomeOf({}, CORRECT, stateOf({ streak: 4 }));
    expect(fifth).toMatchObject({ streak: 5, converged: true });
  });

  it('weighs how long the reply was read, where that is known', async () => {
    const read = (dwellMs: number) =>
      outcomeOf({}, { ...CORRECT, signals: [{ kind: 'dwell', dwellMs, replyWords: 8 }] });
    // 8 words take about 2 s; 1 s is half of it.
    expect((await read(1_000)).feedback).toBeCloseTo((1 * 1 + 0.5 * (1 / 2.0168)) / 1.5);
    expect((await read(3_000)).feedback).toBe(1);
  });
});

describe('an incorrect verdict with a comment', () => {
  it('becomes the next version where the proposal helps', async () => {
    const outcome = await outcomeOf(GOOD, {}, stateOf({ streak: 4 }));
    expect(outcome.gate).toMatchObject({ update: true, reason: 'forced' });
    expect(outcome.newVersion).toMatchObject({
      number: 2,
      parentId: 'v1',
      origin: 'critic',
      reason: ADD_VAT.reason,
      createdAt: 1_000,
    });
    expect(outcome.newVersion && renderPrompt(outcome.newVersion.genome)).toBe(
      outcome.proposal?.prompt,
    );
    expect(outcome.proposal).toMatchObject({ fate: 'accepted', rounds: 1 });
    expect(outcome.sectionFeedback).toEqual(BACKWARD.feedback);
    expect(outcome).toMatchObject({ streak: 0, converged: false });
  });

  it('has a reward of its feedback, its score and its change', async () => {
    const outcome = await outcomeOf(GOOD);
    expect(outcome.criticScore).toBe(0.75);
    // The prompt has 14 words; the rule brings a dash and eight more.
    expect(outcome.changeRatio).toBeCloseTo(9 / 23);
    expect(outcome.reward).toBeCloseTo(0.9 * 0 + 0.1 * 0.75 - 0.3 * (9 / 23));
    expect(outcome.proposal?.changeRatio).toBe(outcome.changeRatio);
  });

  it('is remembered with reasoning, hypothesis and edits, without content', async () => {
    const { entry } = await outcomeOf(GOOD, {
      signals: [{ kind: 'select', where: 'reply', chars: 4, text: '79 e', atMs: 1 }],
    });
    expect(entry).toMatchObject({
      cycleId: 'cycle-1',
      verdict: 'incorrect',
      criticScore: 0.75,
      gateReason: 'forced',
      fate: 'accepted',
      reasoning: OPTIMIZER.reasoning,
      hypothesis: OPTIMIZER.hypothesis,
      edits: [{ op: 'add', text: ADD_VAT.text }],
      signals: ['[SELECT] 1 selection, 4 characters'],
    });
  });

  it('keeps the prompt where no try was found to help, whatever the gate says', async () => {
    const outcome = await outcomeOf({ ...GOOD, judge: [NOT_FIXED] });
    expect(outcome.gate).toMatchObject({ update: false, reason: 'unverified' });
    expect(outcome.proposal).toMatchObject({ fate: 'unverified' });
    expect(outcome.newVersion).toBeNull();
  });

  it('is penalised where the proposal rewrites too much', async () => {
    const role = Array.from({ length: 60 }, (_, index) => `word${index}`).join(' ');
    const edits = [{ ...ADD_VAT, op: 'change-role', text: 'All new.' }];
    const outcome = await outcomeOf(
      { ...GOOD, optimizer: [{ ...OPTIMIZER, edits }] },
      {},
      stateOf({ active: versionOf(genomeOf({ role })) }),
    );
    expect(outcome.gate).toMatchObject({ update: false, reason: 'rewrite-blocked' });
    expect(outcome.entry.fate).toBe('rewrite-blocked');
    expect(outcome.reward).toBeCloseTo(0.1 * 0.75 - 0.3 * 1 - 2);
    expect(outcome.newVersion).toBeNull();
  });
});

describe('an incorrect verdict without a comment', () => {
  it('leaves a proposal that helps rejected while the prompt does not degrade', async () => {
    const outcome = await outcomeOf(GOOD, SILENT);
    expect(outcome.gate).toMatchObject({ update: false, reason: 'stable' });
    expect(outcome.proposal).toMatchObject({ fate: 'rejected' });
    expect(outcome.newVersion).toBeNull();
  });

  it('updates the prompt where it degrades', async () => {
    const outcome = await outcomeOf(GOOD, SILENT, stateOf({ history: PAST_SUCCESS }));
    expect(outcome.gate).toMatchObject({ update: true, reason: 'degrading' });
    expect(outcome.newVersion?.number).toBe(2);
  });

  it('keeps the prompt where the critic has nothing to propose', async () => {
    const outcome = await outcomeOf(
      { ...GOOD, optimizer: [{ ...OPTIMIZER, edits: [] }] },
      SILENT,
      stateOf({ history: PAST_SUCCESS }),
    );
    expect(outcome.gate).toMatchObject({ update: false, reason: 'nothing-proposed' });
    expect(outcome).toMatchObject({ proposal: null, newVersion: null, changeRatio: 0 });
    expect(outcome.entry).toMatchObject({ fate: 'none', edits: [] });
    expect(outcome.sectionFeedback).toEqual(BACKWARD.feedback);
  });
});

describe('a step whose model cannot be heard', () => {
  it.each(['server_absent', 'stream_cut', 'prompt_too_long'] as const)(
    'fails with the same failure: %s',
    async (kind) => {
      const { result } = await run({ ...GOOD, judge: [failure(kind)] });
      expect(result).toEqual({ ok: false, failure: failure(kind) });
    },
  );

  it('fails where an answer is of no use twice', async () => {
    const { result } = await run({ ...GOOD, optimizer: ['Gladly! Here are my edits.'] });
    expect(result).toMatchObject({ ok: false, failure: { kind: 'answer_malformed' } });
  });
});

describe('a step that is closed because the critic failed', () => {
  const because = failure('answer_thinking', 'judge');
  const state = stateOf({ streak: 3, history: PAST_SUCCESS });
  const closed = criticFailedOutcome(
    state,
    cycleOf(),
    DEFAULT_SETTINGS,
    { model: scriptedModel({}), now: () => 1_000, newId: countingIds() },
    because,
  );

  it('counts the verdict', () => {
    expect(closed).toMatchObject({ feedback: 0, reward: 0, criticScore: null, streak: 0 });
    expect(closed.history).toHaveLength(4);
    expect(closed.history.at(-1)).toMatchObject({ cycleId: 'cycle-1', verdict: 'incorrect' });
    expect(closed.entry).toMatchObject({ gateReason: 'critic-failed', fate: 'none' });
  });

  it('changes nothing else, and says why', () => {
    expect(closed).toMatchObject({ proposal: null, newVersion: null, sectionFeedback: [] });
    expect(closed.gate).toMatchObject({ update: false, reason: 'critic-failed', failure: because });
  });
});

describe('a step', () => {
  it('leaves the state that it was given as it is', async () => {
    const state = stateOf({ history: PAST_SUCCESS });
    const before = structuredClone(state);
    await run(GOOD, {}, state);
    expect(state).toEqual(before);
  });

  it("keeps the person's comment word for word where the optimizer fails them", async () => {
    const outcome = await outcomeOf({ ...GOOD, optimizer: [{ ...OPTIMIZER, edits: [] }] });
    expect(outcome.newVersion?.genome.hardRules.at(-1)?.text).toBe(COMMENT);
  });
});
