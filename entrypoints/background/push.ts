import { browser } from 'wxt/browser';
import { announceChange } from '../../lib/messages/changes.ts';
import type { Push } from '../../lib/messages/push.ts';
import { readSettings } from '../../lib/settings/read.ts';

/** Ids of the tabs that show a page of this origin, as far as we may know their addresses. */
export async function tabsOf(origin: string): Promise<number[]> {
  const tabs = await browser.tabs.query({});
  return tabs.flatMap((tab) =>
    tab.id !== undefined && tab.url?.startsWith(`${origin}/`) ? [tab.id] : [],
  );
}

/** Tells the observers of a site. */
export async function pushToTabs(origin: string, message: Push): Promise<void> {
  await sendTo(await tabsOf(origin), message);
}

/** Tells every observer, also where the tab's address is no longer ours to know. */
export async function tellObservers(message: Push): Promise<void> {
  const tabs = await browser.tabs.query({});
  await sendTo(
    tabs.flatMap(({ id }) => id ?? []),
    message,
  );
}

/** A tab without an observer is no fault. */
async function sendTo(tabs: readonly number[], message: Push): Promise<void> {
  await Promise.allSettled(tabs.map((tabId) => browser.tabs.sendMessage(tabId, message)));
}

/** Tells pages, and chats that take the prompt live, that there is a new version. */
export async function announceVersion(): Promise<void> {
  announceChange();
  const { sites } = (await readSettings()).settings;
  const live = Object.entries(sites).filter(([, site]) => site.livePolicy);
  await Promise.all(live.map(([origin]) => pushToTabs(origin, { push: 'policy/changed' })));
}
