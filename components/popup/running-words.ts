import type { Words } from '../words.ts';
import type { PageData } from './popup-data.ts';

export interface Running {
  readonly words: Words;
  /** `behind`: the chat runs another version than the active one, so that copying is worth while. */
  readonly state: 'same' | 'behind' | 'unknown';
}

/**
 * Which version the chat is really running. What the page says that it has taken
 * live outweighs what was last copied for its site. Null where no chat is watched.
 */
export function runningVersion(
  active: number,
  deployed: number | null,
  page: PageData,
): Running | null {
  if (page.kind !== 'site' || !page.watched || page.chat?.found !== true) return null;
  const running = page.chat.liveVersion ?? deployed;
  if (running === null) return { words: ['popup_running_unknown'], state: 'unknown' };
  return running === active
    ? { words: ['popup_running_same', active], state: 'same' }
    : { words: ['popup_running_behind', active, running], state: 'behind' };
}
