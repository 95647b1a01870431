/** How far around the screen counts as near: one screen up and one down. */
const NEAR = '100% 0%';
/** How much idle time must be left to begin with another batch. */
const ENOUGH_MS = 5;
const BATCH = 20;
/** A tab that draws no frames has no idle time either. */
const LONGEST_WAIT_MS = 1_000;

export interface NearFirst<T> {
  /** Hands over the item when its element comes near the screen, or when the page is idle. */
  add(element: Element, item: T): void;
  /** Forgets an item that has not been handed over yet. */
  drop(element: Element): void;
}

/**
 * Puts off work on many elements of a long page: items whose element is near
 * the screen are handed over with the next frame, the rest in batches while the
 * page has nothing else to do.
 */
export function nearFirst<T>(
  signal: AbortSignal,
  handOver: (items: readonly T[]) => void,
): NearFirst<T> {
  const waiting = new Map<Element, T>();
  let scheduled = 0;
  let isScreenKnown = false;

  function take(elements: readonly Element[]): void {
    const items = elements.flatMap((element) => waiting.get(element) ?? []);
    for (const element of elements) drop(element);
    if (items.length > 0) handOver(items);
  }

  const observer = new IntersectionObserver(
    (entries) => {
      isScreenKnown = true;
      take(entries.filter((entry) => entry.isIntersecting).map((entry) => entry.target));
    },
    { rootMargin: NEAR },
  );

  function drop(element: Element): void {
    waiting.delete(element);
    observer.unobserve(element);
  }

  function schedule(): void {
    if (scheduled !== 0 || waiting.size === 0) return;
    scheduled = requestIdleCallback(
      (deadline) => {
        scheduled = 0;
        // Idle before the first frame: what is near the screen is not known yet.
        if (isScreenKnown || deadline.didTimeout) {
          do take([...waiting.keys()].slice(0, BATCH));
          while (waiting.size > 0 && deadline.timeRemaining() > ENOUGH_MS);
        }
        schedule();
      },
      { timeout: LONGEST_WAIT_MS },
    );
  }

  signal.addEventListener(
    'abort',
    () => {
      observer.disconnect();
      cancelIdleCallback(scheduled);
      waiting.clear();
    },
    { once: true },
  );

  return {
    add(element, item) {
      if (waiting.get(element) === item) return;
      waiting.set(element, item);
      observer.observe(element);
      schedule();
    },
    drop,
  };
}
