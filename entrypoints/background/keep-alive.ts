import { browser } from 'wxt/browser';

/** Both browsers stop a background after 30 s in which it called no extension API. */
const EVERY_MS = 20_000;

/**
 * Runs `work` with the background kept alive. Streaming, open ports, locks and
 * alarms do not keep it alive in every browser; a harmless call to the
 * extension API does.
 */
export async function keepAlive<T>(work: () => Promise<T>): Promise<T> {
  const timer = setInterval(() => void browser.runtime.getPlatformInfo(), EVERY_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
