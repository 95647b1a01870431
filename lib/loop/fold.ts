import type { PolicyVersion } from '../policy/version.ts';
import { appendReward } from '../reward/history.ts';
import type { LearnerState } from './learner.ts';
import type { LearningSettings, StepOutcome } from './outcome.ts';

/**
 * A learner's state is the fold of this many outcomes, the newest ones: bounded,
 * so that taking an outcome back costs the same after ten ratings and after ten
 * thousand. No setting asks for more of the past.
 */
export const LOOK_BACK = 100;

/** What outcomes add up to. */
export interface Learned {
  readonly learner: LearnerState;
  /** The prompt is settled: the last step said so, and no version was written since. */
  readonly converged: boolean;
}

type Counted = Pick<
  StepOutcome,
  'entry' | 'streak' | 'converged' | 'sectionFeedback' | 'newVersion'
>;

/** A learner that has no past. */
export function blankLearner(active: PolicyVersion): Learned {
  return {
    learner: { active, history: [], streak: 0, journal: [], rejected: [], feedbacks: [] },
    converged: false,
  };
}

/** The past stays; the new version's streak begins at nothing. */
export function withVersion(learned: Learned, active: PolicyVersion): Learned {
  return { learner: { ...learned.learner, active, streak: 0 }, converged: false };
}

/**
 * Adds one outcome to what is known. The outcome says whether its cycle
 * extended the streak; how long the streak then is, is counted here, because an
 * earlier outcome may have been taken back since.
 */
export function foldLearner({ learner }: Learned, outcome: Counted): Learned {
  const { entry, newVersion, sectionFeedback } = outcome;
  const refused = entry.fate !== 'accepted' && entry.fate !== 'none';
  return {
    learner: {
      active: newVersion ?? learner.active,
      history: appendReward(
        learner.history,
        {
          cycleId: entry.cycleId,
          reward: entry.reward,
          verdict: entry.verdict,
          changeRatio: entry.changeRatio,
        },
        LOOK_BACK,
      ),
      streak: outcome.streak === 0 ? 0 : learner.streak + 1,
      journal: [...learner.journal, entry].slice(-LOOK_BACK),
      rejected: refused ? [...learner.rejected, entry].slice(-LOOK_BACK) : learner.rejected,
      feedbacks:
        sectionFeedback.length > 0
          ? [...learner.feedbacks, sectionFeedback].slice(-LOOK_BACK)
          : learner.feedbacks,
    },
    converged: outcome.converged,
  };
}

/**
 * The learner's state from scratch: the newest outcomes, oldest first, and the
 * version that is active now. A version that none of the outcomes brought was
 * written by the person, and broke the streak when it came.
 */
export function rebuildLearner(active: PolicyVersion, outcomes: readonly Counted[]): Learned {
  let learned = blankLearner(active);
  let inForce: number | undefined;
  for (const outcome of outcomes.slice(-LOOK_BACK)) {
    if (inForce !== outcome.entry.version) learned = withVersion(learned, active);
    learned = foldLearner(learned, outcome);
    inForce = outcome.newVersion?.number ?? outcome.entry.version;
  }
  return inForce === active.number
    ? { ...learned, learner: { ...learned.learner, active } }
    : withVersion(learned, active);
}

function newest<T>(items: readonly T[], count: number): readonly T[] {
  return count === 0 ? [] : items.slice(-count);
}

/** The part of the past that a step is shown. */
export function recent(learner: LearnerState, settings: LearningSettings): LearnerState {
  return {
    ...learner,
    history: newest(learner.history, settings.reward.window),
    journal: newest(learner.journal, settings.critic.journalEntries),
    rejected: newest(learner.rejected, settings.critic.rejectedProposals),
    feedbacks: newest(learner.feedbacks, settings.critic.feedbackMemory),
  };
}
