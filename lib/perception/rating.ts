export type Verdict = 'correct' | 'incorrect';

/** Reasons a person can give with one press. */
export const CHIPS = [
  'too_long',
  'wrong',
  'ignored_format',
  'tone',
  'missed_context',
  'refused',
] as const;

export type Chip = (typeof CHIPS)[number];

/** What the person said of one reply. */
export interface Rating {
  readonly verdict: Verdict;
  readonly chips: readonly Chip[];
  /** One line in the person's own words; empty when they wrote none. */
  readonly comment: string;
  /** How the person would have answered; empty when they wrote none. */
  readonly revisedAnswer: string;
}

/** Ratings are events: the rating of a reply is a fold over them, in the order of `at`. */
export interface RatingEvent {
  /** Made where the person pressed the button, so that a message sent twice counts once. */
  readonly id: string;
  readonly cycleId: string;
  /** Milliseconds since the epoch, by the background's clock. */
  readonly at: number;
  readonly rating: Rating;
}

/** The rating in force: the last event's. Undefined when there is none. */
export function currentRating(events: readonly RatingEvent[]): Rating | undefined {
  let last: RatingEvent | undefined;
  for (const event of events) {
    if (last === undefined || event.at >= last.at) last = event;
  }
  return last?.rating;
}
