const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };
const DEFAULT_KEEP_ALIVE_MS = 5 * 60_000;
/** Stands for "for ever": about a century. */
const FOR_EVER_MS = 100 * 365 * 24 * 3_600_000;

/** Reads `keep_alive`: seconds as a number, or a duration such as `10m`; negative means for ever. */
function keepAliveMs(value: unknown): number {
  const matched = typeof value === 'string' ? /^(-?[\d.]+)(ms|s|m|h)?$/.exec(value) : null;
  const ms =
    typeof value === 'number'
      ? value * 1_000
      : matched !== null
        ? Number(matched[1]) * (UNIT_MS[matched[2] ?? 's'] ?? 1_000)
        : DEFAULT_KEEP_ALIVE_MS;
  return ms < 0 ? FOR_EVER_MS : ms;
}

/** Whether the model is in memory, as `/api/ps` tells it. */
export interface Memory {
  use(keepAlive: unknown, numCtx: number): void;
  current(): { until: number; numCtx: number } | null;
}

export function createMemory(): Memory {
  let loaded: { until: number; numCtx: number } | null = null;
  return {
    use(keepAlive, numCtx) {
      loaded = { until: Date.now() + keepAliveMs(keepAlive), numCtx };
    },
    current: () => (loaded !== null && loaded.until > Date.now() ? loaded : null),
  };
}
