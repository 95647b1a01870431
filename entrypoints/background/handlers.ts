import type { Handlers } from '../../lib/messages/serve.ts';
import type { Background } from './background.ts';
import { contentHandlers } from './content-handlers.ts';
import { pageHandlers } from './page-handlers.ts';

/** What the background does at each message. Senders and bodies are checked before. */
export function createHandlers(background: Background): Handlers {
  return { ...contentHandlers(background), ...pageHandlers(background) };
}
