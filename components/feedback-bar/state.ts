import type { Progress } from '../../lib/messages/contract.ts';
import type { Chip, Rating, Verdict } from '../../lib/perception/rating.ts';

/** What became of a rating; `unsent` is one that the background does not have. */
export type Outcome = Progress | { readonly state: 'unsent'; readonly failureKind: string };

/** A rating on its way. The id stays the same for every try, so that it counts once. */
export interface Attempt {
  readonly eventId: string;
  readonly rating: Rating;
}

export interface BarState {
  /** The rating that the background has. */
  readonly rating: Rating | null;
  /** What the person is writing. Outlives a closed form, so that no words are lost. */
  readonly draft: Rating | null;
  readonly isFormOpen: boolean;
  /** The field for a revised answer is open. */
  readonly isRevising: boolean;
  readonly attempt: Attempt | null;
  readonly isSending: boolean;
  readonly outcome: Outcome | null;
}

export const UNRATED: BarState = {
  rating: null,
  draft: null,
  isFormOpen: false,
  isRevising: false,
  attempt: null,
  isSending: false,
  outcome: null,
};

export function emptyRating(verdict: Verdict): Rating {
  return { verdict, chips: [], comment: '', revisedAnswer: '' };
}

function saysMore(rating: Rating): boolean {
  return rating.chips.length > 0 || rating.comment !== '' || rating.revisedAnswer !== '';
}

function isSame(a: Rating, b: Rating): boolean {
  return (
    a.verdict === b.verdict &&
    a.comment === b.comment &&
    a.revisedAnswer === b.revisedAnswer &&
    a.chips.join() === b.chips.join()
  );
}

/** The verdict that the buttons show as pressed. */
export function shownVerdict(state: BarState): Verdict | null {
  if (state.isFormOpen && state.draft !== null) return state.draft.verdict;
  return state.attempt?.rating.verdict ?? state.rating?.verdict ?? null;
}

/** There is a note to be edited. */
export function hasNote(state: BarState): boolean {
  const rating = state.draft ?? state.rating;
  return rating !== null && saysMore(rating);
}

/** Opens the form on what the person wrote before: unsaved, or saved with the same verdict. */
export function openForm(state: BarState, verdict: Verdict): BarState {
  const saved = state.rating?.verdict === verdict ? state.rating : emptyRating(verdict);
  const draft = { ...(state.draft ?? saved), verdict };
  return { ...state, draft, isFormOpen: true, isRevising: draft.revisedAnswer !== '' };
}

export function closeForm(state: BarState): BarState {
  return { ...state, isFormOpen: false };
}

/** Correct is saved at once. Words that stand in the form stay there, to be saved as a note. */
export function keepWordsForCorrect(state: BarState): BarState {
  const isNote = state.isFormOpen && state.draft !== null && saysMore(state.draft);
  return isNote ? openForm(state, 'correct') : { ...closeForm(state), draft: null };
}

export function edit(state: BarState, change: Partial<Rating>): BarState {
  return state.draft === null ? state : { ...state, draft: { ...state.draft, ...change } };
}

export function toggleChip(state: BarState, chip: Chip): BarState {
  const chips = state.draft?.chips ?? [];
  return edit(state, {
    chips: chips.includes(chip) ? chips.filter((other) => other !== chip) : [...chips, chip],
  });
}

/** A rating goes out. Trying again with the same words is the same event. */
export function startSending(state: BarState, rating: Rating, newId: () => string): BarState {
  const attempt =
    state.attempt !== null && isSame(state.attempt.rating, rating)
      ? state.attempt
      : { eventId: newId(), rating };
  return { ...state, attempt, isSending: true, outcome: null };
}

/** The background has it. What came of it may have been told before the acknowledgement. */
export function acknowledge(state: BarState, attempt: Attempt): BarState {
  const isSaidInForm = state.draft !== null && isSame(state.draft, attempt.rating);
  return {
    ...state,
    rating: attempt.rating,
    draft: isSaidInForm ? null : state.draft,
    isFormOpen: state.isFormOpen && !isSaidInForm,
    attempt: null,
    isSending: false,
    outcome: state.outcome ?? { state: 'saved' },
  };
}

export function refuse(state: BarState, failureKind: string): BarState {
  return { ...state, isSending: false, outcome: { state: 'unsent', failureKind } };
}

export function tell(state: BarState, progress: Progress): BarState {
  return state.outcome?.state === 'unsent' ? state : { ...state, outcome: progress };
}

/** The reply was rated before this page was loaded. What the person does now comes first. */
export function restore(state: BarState, rating: Rating, progress: Progress): BarState {
  if (state.rating !== null || state.attempt !== null) return state;
  return { ...state, rating, outcome: progress };
}
