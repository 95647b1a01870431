import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  blankLearner,
  foldLearner,
  type Learned,
  LOOK_BACK,
  rebuildLearner,
  recent,
  withVersion,
} from '../../../lib/loop/fold.ts';
import type { StepOutcome } from '../../../lib/loop/outcome.ts';
import { CORRECT, INCORRECT, outcomeOf, SETTINGS, versionOf } from './samples.ts';

type Move =
  | { readonly kind: 'rate'; readonly correct: boolean; readonly reward: number }
  | { readonly kind: 'learn' }
  | { readonly kind: 'refuse' }
  | { readonly kind: 'write' };

const move: fc.Arbitrary<Move> = fc.oneof(
  fc.record({
    kind: fc.constant('rate' as const),
    correct: fc.boolean(),
    reward: fc.double({ min: -2, max: 1, noNaN: true }),
  }),
  fc.record({ kind: fc.constantFrom('learn' as const, 'refuse' as const, 'write' as const) }),
);

/** Plays moves one by one, as the store does, and keeps what a rebuild starts from. */
function play(moves: readonly Move[]): { learned: Learned; outcomes: StepOutcome[] } {
  let learned = blankLearner(versionOf(1));
  const outcomes: StepOutcome[] = [];
  moves.forEach((made, index) => {
    const base = learned.learner.active;
    const next = versionOf(base.number + 1);
    if (made.kind === 'write') {
      learned = withVersion(learned, next);
      return;
    }
    const outcome = outcomeOf({
      cycleId: `c${index}`,
      base,
      rating: made.kind === 'rate' && made.correct ? CORRECT : INCORRECT,
      reward: made.kind === 'rate' ? made.reward : 0,
      brings: made.kind === 'learn' ? next : null,
      ...(made.kind === 'refuse' ? { fate: 'unverified' as const } : {}),
      streak: made.kind === 'rate' && made.correct ? learned.learner.streak + 1 : 0,
      withFeedback: made.kind !== 'rate',
    });
    outcomes.push(outcome);
    learned = foldLearner(learned, outcome);
  });
  return { learned, outcomes };
}

describe('what a profile has learned', () => {
  it('is the same folded step by step and rebuilt from scratch', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: LOOK_BACK }), (moves) => {
        const { learned, outcomes } = play(moves);
        expect(rebuildLearner(learned.learner.active, outcomes)).toEqual(learned);
      }),
    );
  });

  it('loses every trace of an outcome that is left out', () => {
    const v1 = versionOf(1);
    const outcomes = ['a', 'b', 'c'].map((cycleId, index) =>
      outcomeOf({ cycleId, base: v1, streak: index + 1, fate: 'unverified', withFeedback: true }),
    );
    const { learner } = rebuildLearner(
      v1,
      outcomes.filter(({ cycleId }) => cycleId !== 'b'),
    );
    expect(JSON.stringify(learner)).not.toContain('"b"');
    expect(learner.streak).toBe(2);
  });

  it('begins a new streak when the person writes a version', () => {
    const { learned } = play([
      { kind: 'rate', correct: true, reward: 1 },
      { kind: 'rate', correct: true, reward: 1 },
      { kind: 'write' },
      { kind: 'rate', correct: true, reward: 1 },
    ]);
    expect(learned.learner.streak).toBe(1);
    expect(learned.learner.history).toHaveLength(3);
  });

  it('looks back no further than it must', () => {
    const v1 = versionOf(1);
    const outcomes = Array.from({ length: LOOK_BACK + 5 }, (_, index) =>
      outcomeOf({ cycleId: `c${index}`, base: v1 }),
    );
    const { learner } = rebuildLearner(v1, outcomes);
    expect(learner.history).toHaveLength(LOOK_BACK);
    expect(learner.history.at(-1)?.cycleId).toBe(`c${LOOK_BACK + 4}`);
  });

  it('remembers only proposals that were not accepted as rejected', () => {
    const v1 = versionOf(1);
    const outcomes = (['none', 'unverified', 'rewrite-blocked', 'rejected'] as const).map((fate) =>
      outcomeOf({ cycleId: fate, base: v1, fate }),
    );
    const { learner } = rebuildLearner(v1, outcomes);
    expect(learner.rejected.map(({ cycleId }) => cycleId)).toEqual([
      'unverified',
      'rewrite-blocked',
      'rejected',
    ]);
  });

  it('is shown to a step as far as the settings say, and not at all at nought', () => {
    const v1 = versionOf(1);
    const outcomes = Array.from({ length: 30 }, (_, index) =>
      outcomeOf({ cycleId: `c${index}`, base: v1, fate: 'unverified', withFeedback: true }),
    );
    const { learner } = rebuildLearner(v1, outcomes);
    const shown = recent(learner, {
      ...SETTINGS,
      critic: { ...SETTINGS.critic, journalEntries: 6, rejectedProposals: 3, feedbackMemory: 0 },
    });
    expect(shown.history).toHaveLength(SETTINGS.reward.window);
    expect(shown.journal.at(-1)?.cycleId).toBe('c29');
    expect(shown.journal).toHaveLength(6);
    expect(shown.rejected).toHaveLength(3);
    expect(shown.feedbacks).toEqual([]);
  });
});
