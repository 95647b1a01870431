import { z } from 'zod';

const errorBodySchema = z.object({ error: z.unknown() });

/** Thrown where something asks for an address that is not the model server's. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
}

/** The server answered with an error status. `message` is the server's own. */
export class ErrorStatus extends Error {
  override readonly name = 'ErrorStatus';
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/**
 * The one place that fetches. It reaches `<address>/api/…` and nothing else,
 * follows no redirect, sends no cookies, and ends with `signal`. Rejects with
 * `AddressRefused`, with `ErrorStatus`, or as `fetch` does.
 */
export function guardedFetch(address: string, signal: AbortSignal): typeof fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (!isUnder(url, address)) throw new AddressRefused(url.origin);
    const response = await fetch(url, {
      ...init,
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: init?.signal ? AbortSignal.any([init.signal, signal]) : signal,
    });
    if (!response.ok) throw new ErrorStatus(response.status, await errorText(response));
    return response;
  };
}

function isUnder(url: URL, address: string): boolean {
  const base = new URL(address);
  const path = `${base.pathname.replace(/\/$/u, '')}/api/`;
  return url.origin === base.origin && url.pathname.startsWith(path);
}

/** What an error response says: Ollama sends `{"error": …}`, its framework plain text. */
async function errorText(response: Response): Promise<string> {
  const text = await response.text();
  try {
    const { error } = errorBodySchema.parse(JSON.parse(text));
    return typeof error === 'string' ? error : JSON.stringify(error);
  } catch {
    return text;
  }
}
