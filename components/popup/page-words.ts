import { counted, type Words } from '../words.ts';
import type { PageData } from './popup-data.ts';

type Site = Extract<PageData, { kind: 'site' }>;

/** The page as browser and settings tell of it, before permission and content script are asked. */
export function pageOf(
  address: string | undefined,
  sites: Readonly<Record<string, { readonly watched: boolean; readonly livePolicy: boolean }>>,
): PageData {
  if (address === undefined) return { kind: 'hidden' };
  if (!/^https?:/.test(address) || !URL.canParse(address)) return { kind: 'unsupported' };
  const { origin } = new URL(address);
  const site = sites[origin];
  return {
    kind: 'site',
    origin,
    watched: site?.watched ?? false,
    livePolicy: site?.livePolicy ?? false,
    chat: null,
  };
}

function siteWords({ watched, chat }: Site): Words {
  if (!watched) return ['popup_page_off'];
  if (chat === null) return ['popup_page_silent'];
  if (!chat.found) return ['popup_page_no_chat'];
  if (chat.replies === 0) return ['popup_page_no_replies'];
  return counted(chat.replies, 'popup_page_one_reply', 'popup_page_replies');
}

/** What is found on the page, or what to do so that something is; null while nobody knows. */
export function pageWords(page: PageData): Words | null {
  switch (page.kind) {
    case 'unasked':
      return null;
    case 'hidden':
      return ['popup_page_hidden'];
    case 'unsupported':
      return ['failure_page_unsupported'];
    case 'site':
      return siteWords(page);
  }
}

/** May the person decide here whether the page reads the prompt? */
export function offersLivePolicy(page: PageData): page is Site {
  return page.kind === 'site' && page.watched && (page.livePolicy || page.chat?.optsIn === true);
}
