import type { Failure } from '../../lib/core/failure.ts';
import type { Reply } from '../../lib/messages/contract.ts';
import { send } from '../../lib/messages/send.ts';

type Found = Reply<'rating/lookup'>['found'][number];

/** As many as one message may ask for. */
const MOST_KEYS = 500;
/** Replies that come into view together are asked for together. */
const GATHER_MS = 50;

/** Asks how replies were rated before this page was loaded. */
export function createLookup(
  signal: AbortSignal,
  onFound: (found: Found) => void,
  onFailure: (failure: Failure) => void,
): { ask(replyKey: string): void } {
  const keys = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function flush(): Promise<void> {
    timer = undefined;
    const replyKeys = [...keys].slice(0, MOST_KEYS);
    for (const key of replyKeys) keys.delete(key);
    if (keys.size > 0) schedule();
    const answer = await send('rating/lookup', { replyKeys });
    if (signal.aborted) return;
    if (answer.ok) answer.value.found.forEach(onFound);
    else onFailure(answer.failure);
  }

  function schedule(): void {
    timer ??= setTimeout(() => void flush(), GATHER_MS);
  }

  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  return {
    ask(replyKey) {
      keys.add(replyKey);
      schedule();
    },
  };
}
