import { signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import { RESTORED_NOTICE } from '../../lib/messages/notice.ts';

/** How many ratings came back from the safety copy; null when the person has nothing to be told. */
export const restoredRatings = signal<number | null>(null);

function ratingsOf(notice: unknown): number | null {
  const known = typeof notice === 'object' && notice !== null && 'ratings' in notice;
  return known && Number.isSafeInteger(notice.ratings) ? Number(notice.ratings) : null;
}

/** Looks whether there is such a note. It stays until the person has dismissed it. */
export async function readRestored(): Promise<void> {
  const stored = await browser.storage.local.get(RESTORED_NOTICE);
  restoredRatings.value = ratingsOf(stored[RESTORED_NOTICE]);
}

/** The person has read it. */
export async function dismissRestored(): Promise<void> {
  restoredRatings.value = null;
  await browser.storage.local.remove(RESTORED_NOTICE);
}
