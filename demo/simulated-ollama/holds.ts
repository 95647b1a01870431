import type { Stage } from './faults.ts';

/** Requests that are received and kept waiting, so that something can be done to the asker meanwhile. */
export interface Holds {
  hold(stage: Stage): void;
  /** Lets the requests of a stage go on, or those of all stages. */
  release(stage?: Stage): void;
  /** Resolves when a request of this stage may go on; at once unless it is held. */
  pass(stage: Stage, signal: AbortSignal): Promise<void>;
}

export function createHolds(): Holds {
  const held = new Map<Stage, { readonly released: Promise<void>; readonly release: () => void }>();
  return {
    hold(stage) {
      if (held.has(stage)) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      held.set(stage, { released: promise, release: resolve });
    },
    release(stage) {
      for (const [name, entry] of held) {
        if (stage !== undefined && name !== stage) continue;
        held.delete(name);
        entry.release();
      }
    },
    async pass(stage, signal) {
      const entry = held.get(stage);
      if (entry === undefined || signal.aborted) return;
      const gone = Promise.withResolvers<void>();
      signal.addEventListener('abort', () => gone.resolve(), { once: true });
      await Promise.race([entry.released, gone.promise]);
    },
  };
}
