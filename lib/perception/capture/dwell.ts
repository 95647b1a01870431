/**
 * A stopwatch that runs on presence time (`Presence.presentMs`) instead of the
 * wall clock, so that it stands still while nobody is there.
 */
export interface Stopwatch {
  readonly totalMs: number;
  /** Presence time at which it was started; null while it is stopped. */
  readonly startedAt: number | null;
}

export const STOPPED: Stopwatch = { totalMs: 0, startedAt: null };

/** Starting one that runs changes nothing. */
export function startStopwatch(watch: Stopwatch, presentMs: number): Stopwatch {
  return watch.startedAt === null ? { ...watch, startedAt: presentMs } : watch;
}

export function stopStopwatch(watch: Stopwatch, presentMs: number): Stopwatch {
  return { totalMs: readStopwatch(watch, presentMs), startedAt: null };
}

/** Milliseconds for which it has run. */
export function readStopwatch(watch: Stopwatch, presentMs: number): number {
  return watch.totalMs + (watch.startedAt === null ? 0 : presentMs - watch.startedAt);
}

/** What the browser says of how much of a reply is on screen; heights in pixels. */
export interface Exposure {
  readonly visibleHeight: number;
  readonly replyHeight: number;
  readonly screenHeight: number;
}

/** At least half of the reply is on screen, or the reply fills at least half of the screen. */
export function isInView({ visibleHeight, replyHeight, screenHeight }: Exposure): boolean {
  if (visibleHeight <= 0) return false;
  return visibleHeight >= replyHeight / 2 || visibleHeight >= screenHeight / 2;
}
