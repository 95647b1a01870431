import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sparklineShape } from '../../../components/parts/sparkline-points.ts';
import { changeView } from '../../../components/popup/change-view.ts';
import { convergenceView } from '../../../components/popup/convergence-view.ts';
import { isFirstTime } from '../../../components/popup/first-time.ts';
import type { LearnedData } from '../../../components/popup/popup-data.ts';
import { genomeOfRole } from '../../../lib/policy/genome.ts';
import { inEnglish } from './texts.ts';

const fresh: LearnedData = {
  active: {
    id: 'v1',
    profileId: 'default',
    number: 1,
    parentId: null,
    origin: 'first',
    reason: '',
    createdAt: 0,
    genome: genomeOfRole('Help.'),
  },
  history: [],
  streak: 0,
  streakTarget: 5,
  converged: false,
  last: null,
  deployedNumber: null,
  queue: { waiting: 0, running: false, failureKind: null },
};

const correct = { cycleId: 'c', reward: 0.9, verdict: 'correct', changeRatio: 0 } as const;
const incorrect = { ...correct, reward: 0, verdict: 'incorrect' } as const;

describe('convergence', () => {
  test('begins with what to do', () => {
    const view = convergenceView(fresh);
    expect(inEnglish(view.words)).toContain('rate a reply');
    expect(view).toMatchObject({ share: 0, record: null });
  });

  test('counts the good replies that are missing', () => {
    const view = convergenceView({ ...fresh, history: [incorrect, correct, correct], streak: 2 });
    expect(inEnglish(view.words)).toBe('3 more good replies and this prompt is converged.');
    expect(view.share).toBeCloseTo(0.4);
    expect(view.record && inEnglish(view.record)).toBe(
      '2 of the last 3 rated replies were correct.',
    );
  });

  test('speaks of one in the singular', () => {
    const { words } = convergenceView({ ...fresh, history: [correct], streak: 4 });
    expect(inEnglish(words)).toMatch(/^1 more good reply and/);
  });

  test('is said when reached, and stays said after a bad reply has not undone it', () => {
    const view = convergenceView({ ...fresh, history: [incorrect], converged: true });
    expect(inEnglish(view.words)).toMatch(/^Converged/);
    expect(view).toMatchObject({ share: 1, done: true });
  });

  test('never says that none is missing while it is not reached', () => {
    const { words, share } = convergenceView({ ...fresh, history: [correct], streak: 9 });
    expect(inEnglish(words)).toMatch(/^1 more/);
    expect(share).toBeLessThan(1);
  });
});

describe('the last change', () => {
  const gate = { update: false, reason: 'unverified', reward: 0.1, average: 0.2 } as const;
  const edit = {
    op: 'add',
    section: 'hardRules',
    text: 'Name the VAT.',
    reason: 'missing',
  } as const;
  const proposal = {
    edits: [edit],
    fate: 'unverified',
    changeRatio: 0.1,
    prompt: 'Help.',
    rounds: 3,
  } as const;

  test('tells origin and reason of the version', () => {
    const active = {
      ...fresh.active,
      number: 2,
      origin: 'critic',
      reason: 'VAT was missing',
    } as const;
    const view = changeView({ active, last: null });
    expect(inEnglish(view.origin)).toBe('v2 was written by the critic.');
    expect(view).toMatchObject({ reason: 'VAT was missing', decision: null, unapplied: [] });
  });

  test('shows a proposal that was not applied', () => {
    const { decision, unapplied } = changeView({ active: fresh.active, last: { gate, proposal } });
    expect(decision && inEnglish(decision)).toMatch(/^Kept: the reply was still not right/);
    expect(unapplied.map(inEnglish)).toEqual(['Add: Name the VAT.']);
  });

  test('does not repeat a proposal that became the version', () => {
    const accepted = { ...proposal, fate: 'accepted' } as const;
    const forced = { ...gate, update: true, reason: 'forced' } as const;
    const { unapplied } = changeView({
      active: fresh.active,
      last: { gate: forced, proposal: accepted },
    });
    expect(unapplied).toEqual([]);
  });

  test('names the cause where the critic failed', () => {
    const failed = {
      ...gate,
      reason: 'critic-failed',
      failure: { kind: 'answer_thinking' },
    } as const;
    const { decision } = changeView({
      active: fresh.active,
      last: { gate: failed, proposal: null },
    });
    expect(decision && inEnglish(decision)).toContain('answered with its thoughts');
  });
});

test('only a profile in which nothing has happened is new', () => {
  expect(isFirstTime(fresh)).toBe(true);
  expect(isFirstTime(null)).toBe(false);
  expect(isFirstTime({ ...fresh, history: [correct] })).toBe(false);
  expect(isFirstTime({ ...fresh, queue: { ...fresh.queue, waiting: 1 } })).toBe(false);
  expect(isFirstTime({ ...fresh, active: { ...fresh.active, number: 2 } })).toBe(false);
});

describe('the sparkline', () => {
  const hundredths = fc.integer({ min: -300, max: 100 }).map((value) => value / 100);
  const values = fc.array(hundredths, { minLength: 1, maxLength: 10 });

  test('stays inside its box, and so does zero', () => {
    fc.assert(
      fc.property(values, (rewards) => {
        const { points, zero } = sparklineShape(rewards, 300, 40);
        for (const y of [...points.map((point) => point.y), zero]) {
          expect(y).toBeGreaterThanOrEqual(-1e-9);
          expect(y).toBeLessThanOrEqual(40 + 1e-9);
        }
      }),
    );
  });

  test('puts the higher reward higher, and the newest at the right edge', () => {
    fc.assert(
      fc.property(values, (rewards) => {
        const { points } = sparklineShape(rewards, 300, 40);
        expect(points.at(-1)?.x).toBeCloseTo(300);
        for (const [index, reward] of rewards.entries()) {
          const before = rewards[index - 1];
          const [point, last] = [points[index], points[index - 1]];
          if (before === undefined || !point || !last || before === reward) continue;
          expect(point.y <= last.y).toBe(reward > before);
          expect(point.x).toBeGreaterThan(last.x);
        }
      }),
    );
  });
});
