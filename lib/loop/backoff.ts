export interface BackoffSettings {
  readonly baseDelayMs: number;
  readonly maxDelayMs: number;
}

/**
 * How long to wait after `failuresInARow` failures (1 or more), in
 * milliseconds: doubles from the base up to the maximum; the upper half of it
 * is left to `chance` (0 to 1), so that what failed together is not tried
 * together.
 */
export function backoffMs(
  failuresInARow: number,
  settings: BackoffSettings,
  chance: number,
): number {
  const doubled = settings.baseDelayMs * 2 ** Math.max(0, failuresInARow - 1);
  const full = Math.min(settings.maxDelayMs, doubled);
  return Math.round(full / 2 + (full / 2) * chance);
}
