import type { MessageKey } from '../i18n.ts';
import type { LearnedData, PageData } from './popup-data.ts';

/** Nothing was rated and nothing written yet: the person wants to hear what to do. */
export function isFirstTime(learned: LearnedData | null): boolean {
  return (
    learned !== null &&
    learned.history.length === 0 &&
    learned.last === null &&
    learned.queue.waiting === 0 &&
    learned.active.number === 1
  );
}

/** Says what comes next: choosing a chat, or rating the replies of the one that was chosen. */
export function welcomeKey(page: PageData): MessageKey {
  return page.kind === 'site' && page.watched ? 'popup_welcome_watched' : 'popup_welcome';
}
