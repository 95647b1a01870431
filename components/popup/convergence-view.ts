import { counted, type Words } from '../words.ts';
import type { LearnedData } from './popup-data.ts';

export interface ConvergenceView {
  readonly words: Words;
  /** 0 to 1: how much of the way is done. */
  readonly share: number;
  readonly done: boolean;
  /** "5 of 7 correct", of the rewards in the window; null where one or none makes no record. */
  readonly record: Words | null;
}

/** How near the prompt is to being converged. */
export function convergenceView(
  learned: Pick<LearnedData, 'history' | 'streak' | 'streakTarget' | 'converged'>,
): ConvergenceView {
  const { history, streak, streakTarget, converged } = learned;
  const correct = history.filter((entry) => entry.verdict === 'correct').length;
  const record: Words | null =
    history.length < 2 ? null : ['popup_record', correct, history.length];
  if (converged) {
    return { words: ['popup_converged', streakTarget], share: 1, done: true, record };
  }
  if (history.length === 0) return { words: ['popup_no_ratings'], share: 0, done: false, record };
  const missing = Math.max(1, streakTarget - streak);
  return {
    words: counted(missing, 'popup_one_more', 'popup_more'),
    share: 1 - missing / streakTarget,
    done: false,
    record,
  };
}
