import { browser } from 'wxt/browser';
import { parseDescription } from '../../components/popup/chat-description.ts';
import type { ChatDescription, Push } from '../../lib/messages/push.ts';

const named = new URLSearchParams(location.search).get('tab');

/** The popup was opened in a tab of its own, for the tab that its address names. */
export function isOwnTab(): boolean {
  return named !== null;
}

export interface ObservedTab {
  readonly id: number;
  /** Undefined where the browser does not tell it. */
  readonly address: string | undefined;
}

/** The tab that the popup speaks of; null where there is none, or no longer. */
export async function observedTab(): Promise<ObservedTab | null> {
  try {
    const tab =
      named === null
        ? (await browser.tabs.query({ active: true, currentWindow: true }))[0]
        : await browser.tabs.get(Number(named));
    return tab?.id === undefined ? null : { id: tab.id, address: tab.url };
  } catch {
    return null;
  }
}

/** What the tab's content script knows of its page; null where none answers. */
export async function describeChat(tabId: number): Promise<ChatDescription | null> {
  const question: Push = { push: 'chat/describe' };
  try {
    return parseDescription(await browser.tabs.sendMessage(tabId, question));
  } catch {
    return null;
  }
}
