import type { Source } from './sources.ts';

/** A stay in one source, filed under the reply that was looked at when it began. */
export interface Visit {
  readonly title: string;
  readonly replyKey: string;
  readonly stayMs: number;
}

/** Follows the pointer or the focus, whichever moved last, from source to source. */
export interface Visits {
  /** The person is now in this source, or in none. Gives the visit that this ends. */
  move(source: Source | null, replyKey: string | null, presentMs: number): Visit | null;
  /** The visit that goes on; null when the person is in no source. */
  current(presentMs: number): Visit | null;
}

export function createVisits(): Visits {
  let open: { source: Source; replyKey: string; since: number } | null = null;

  function current(presentMs: number): Visit | null {
    if (open === null) return null;
    const { source, replyKey, since } = open;
    return { title: source.title, replyKey, stayMs: presentMs - since };
  }

  return {
    move(source, replyKey, presentMs) {
      if (open?.source.element === source?.element) return null;
      const ended = current(presentMs);
      open = source === null || replyKey === null ? null : { source, replyKey, since: presentMs };
      return ended;
    },
    current,
  };
}
