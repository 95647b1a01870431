import type { Signal } from '../signals.ts';

type CursorSample = Extract<Signal, { kind: 'cursor' }>;

/** At most two samples a second, and only the newest of them. */
const SAMPLE_EVERY_MS = 500;
const MOST_SAMPLES = 200;

/** In pixels of the viewport. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Is it time for another sample? */
export function isSampleDue(samples: readonly CursorSample[], atMs: number): boolean {
  const last = samples.at(-1);
  return last === undefined || atMs - last.atMs >= SAMPLE_EVERY_MS;
}

/** Where in the reply's box a point of the viewport lies. */
export function cursorSample(box: Box, x: number, y: number, atMs: number): CursorSample {
  return {
    kind: 'cursor',
    xRatio: share(x - box.left, box.width),
    yRatio: share(y - box.top, box.height),
    atMs,
  };
}

function share(part: number, whole: number): number {
  if (whole <= 0) return 0;
  return Math.round(Math.min(1, Math.max(0, part / whole)) * 1000) / 1000;
}

/** The samples with one more, the oldest dropped where there would be too many. */
export function addSample(
  samples: readonly CursorSample[],
  sample: CursorSample,
): readonly CursorSample[] {
  return [...samples.slice(1 - MOST_SAMPLES), sample];
}
