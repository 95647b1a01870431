import type { PerceptionCycle } from '../perception/cycle.ts';
import { dwellSeconds } from '../perception/observations.ts';
import { aggregateFeedback, readingTimeToScore, thumbsToScore } from '../reward/feedback.ts';
import { appendReward, type RewardHistory } from '../reward/history.ts';
import { hybridReward } from '../reward/reward.ts';
import type { RewardSettings } from '../reward/settings.ts';
import { type Trend, trendOf } from '../reward/trend.ts';

/** What a step makes of a cycle, in numbers. */
export interface Weighed {
  /** H in [0, 1]. */
  readonly feedback: number;
  /** C in [0, 1]; null where no critic could be heard. */
  readonly criticScore: number | null;
  /** Of the step's proposal; 0 where there is none. */
  readonly changeRatio: number;
  /** R. */
  readonly reward: number;
  /** With this reward. */
  readonly history: RewardHistory;
  readonly trend: Trend;
}

/** Feedback from verdict and reading time, the reward, and the history with it. */
export function weigh(
  cycle: PerceptionCycle,
  past: RewardHistory,
  critic: {
    readonly criticScore: number | null;
    readonly changeRatio: number;
    readonly blocked: boolean;
  },
  settings: RewardSettings,
): Weighed {
  const { verdict } = cycle.accSignal;
  const { criticScore, changeRatio } = critic;
  const feedback = aggregateFeedback(
    { explicit: thumbsToScore(verdict), implicit: readingScore(cycle, settings) },
    settings,
  );
  const reward = hybridReward({ feedback, ...critic }, settings);
  const entry = { cycleId: cycle.id, reward, verdict, changeRatio };
  const history = appendReward(past, entry, settings.window);
  return { feedback, criticScore, changeRatio, reward, history, trend: trendOf(history) };
}

/** Undefined where nobody measured how long the reply was read. */
function readingScore(cycle: PerceptionCycle, settings: RewardSettings): number | undefined {
  const { signals } = cycle.observation;
  if (!signals.some(({ kind }) => kind === 'dwell')) return undefined;
  const words = cycle.systemAction.replyWords;
  return readingTimeToScore(dwellSeconds(signals), words, settings.wordsPerMinute);
}
