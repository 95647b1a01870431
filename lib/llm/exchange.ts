import { Ollama } from 'ollama/browser';
import { fail, ok, type Result } from '../core/result.ts';
import { withCheckedLines } from './checked-lines.ts';
import { failureOf } from './failures.ts';
import { guardedFetch } from './guarded-fetch.ts';

export interface ExchangeOptions {
  /** Base address of the server. */
  readonly address: string;
  /** How long the server may take until `heard` is first called, in milliseconds. */
  readonly firstByteMs: number;
  /** How long it may fall silent after that. */
  readonly idleMs: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * One exchange with the server: `talk` gets a client that reaches only this
 * server, calls `heard` at each part of an answer, and throws what goes wrong,
 * which comes back as a failure. The connection is closed when it fails.
 */
export async function exchange<T>(
  options: ExchangeOptions,
  talk: (client: Ollama, heard: () => void) => Promise<T>,
): Promise<Result<T>> {
  const controller = new AbortController();
  let timedOut = false;
  let answering = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const allow = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      timedOut = true;
      controller.abort();
    }, ms);
  };
  const { signal } = options;
  const stop = signal ? AbortSignal.any([signal, controller.signal]) : controller.signal;
  const guarded = guardedFetch(options.address, stop);
  const client = new Ollama({
    host: options.address,
    fetch: async (input, init) => {
      const response = await guarded(input, init);
      answering = true;
      return withCheckedLines(response);
    },
  });
  allow(options.firstByteMs);
  try {
    return ok(await talk(client, () => allow(options.idleMs)));
  } catch (error) {
    const stopped = signal?.aborted === true;
    controller.abort();
    return fail(failureOf(error, { stopped, timedOut, answering }));
  } finally {
    clearTimeout(timer);
  }
}
