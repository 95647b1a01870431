import type { Words } from '../words.ts';
import type { PageData } from './popup-data.ts';

export interface Running {
  readonly words: Words;
  /** The chat runs another version than the active one, so that copying it is worth while. */
  readonly behind: boolean;
}

/**
 * Which version the chat is really running. What the page says that it has taken
 * live outweighs what was last copied for its site. Null where nothing is known.
 */
export function runningVersion(
  active: number,
  deployed: number | null,
  page: PageData,
): Running | null {
  if (page.kind !== 'site' || !page.watched) return null;
  const running = page.chat?.liveVersion ?? deployed;
  if (running === null) return null;
  return running === active
    ? { words: ['popup_running_same', active], behind: false }
    : { words: ['popup_running_behind', active, running], behind: true };
}
