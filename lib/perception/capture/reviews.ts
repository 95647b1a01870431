import type { Signal } from '../signals.ts';

type Review = Extract<Signal, { kind: 'review' }>;

/** A shorter stay is the pointer passing by. */
const SHORTEST_STAY_MS = 1_000;
const MOST_SOURCES = 100;

/** The reviews of one reply's sources by their titles: at most one signal a source. */
export type Reviews = ReadonlyMap<string, Review>;

/** The pointer or the focus stayed in a source for so long. */
export interface Stay {
  readonly title: string;
  readonly stayMs: number;
  readonly atMs: number;
}

/** The reviews with one more stay; stays in the same source add up. */
export function addStay(reviews: Reviews, { title, stayMs, atMs }: Stay): Reviews {
  if (stayMs < SHORTEST_STAY_MS) return reviews;
  return put(reviews, title, atMs, (review) => ({ ...review, dwellMs: review.dwellMs + stayMs }));
}

/** The person pressed the source's toggle button. To mark a source says more than to read it. */
export function addMark(reviews: Reviews, title: string, atMs: number): Reviews {
  return put(reviews, title, atMs, (review) => ({ ...review, action: 'marked', atMs }));
}

function put(
  reviews: Reviews,
  title: string,
  atMs: number,
  change: (review: Review) => Review,
): Reviews {
  const before = reviews.get(title);
  if (before === undefined && reviews.size >= MOST_SOURCES) return reviews;
  const review: Review = before ?? { kind: 'review', action: 'read', dwellMs: 0, title, atMs };
  return new Map(reviews).set(title, change(review));
}
