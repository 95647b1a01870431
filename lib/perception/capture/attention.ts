/**
 * Which reply a person is looking at. Dwell counts for that one alone, and what
 * has no place in a reply of its own (reading a source, selecting in it) is
 * filed under it:
 *
 * 1. the reply that the person last pointed at, while it is in view and no
 *    other has finished since;
 * 2. else, of the replies in view, the last one in the page;
 * 3. else, with none in view, the one that finished last.
 */
export interface Attention {
  /** The reply looked at, and whether it is in view; null before the first reply. */
  current(): { readonly key: string; readonly inView: boolean } | null;
  finish(key: string): void;
  view(key: string, inView: boolean): void;
  point(key: string): void;
}

/** `isAfter(a, b)` says whether reply a stands after reply b in the page. */
export function createAttention(isAfter: (a: string, b: string) => boolean): Attention {
  const inView = new Set<string>();
  let pointed: string | null = null;
  let finished: string | null = null;

  return {
    current() {
      if (pointed !== null && inView.has(pointed)) return { key: pointed, inView: true };
      let last: string | null = null;
      for (const key of inView) if (last === null || isAfter(key, last)) last = key;
      if (last !== null) return { key: last, inView: true };
      return finished === null ? null : { key: finished, inView: false };
    },
    finish(key) {
      finished = key;
      pointed = null;
    },
    view(key, isNowInView) {
      if (isNowInView) inView.add(key);
      else inView.delete(key);
    },
    point(key) {
      pointed = key;
    },
  };
}
