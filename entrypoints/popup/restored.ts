import { signal } from '@preact/signals';
import { browser } from 'wxt/browser';

/** Where the background notes that it had to bring the data back; see its notice. */
const KEY = 'notice/restored';

/** How many ratings came back from the safety copy; null when the person has nothing to be told. */
export const restoredRatings = signal<number | null>(null);

function ratingsOf(notice: unknown): number | null {
  const known = typeof notice === 'object' && notice !== null && 'ratings' in notice;
  return known && Number.isSafeInteger(notice.ratings) ? Number(notice.ratings) : null;
}

/** Looks whether there is such a note. It stays until the person has dismissed it. */
export async function readRestored(): Promise<void> {
  const stored = await browser.storage.local.get(KEY);
  restoredRatings.value = ratingsOf(stored[KEY]);
}

/** The person has read it. */
export async function dismissRestored(): Promise<void> {
  restoredRatings.value = null;
  await browser.storage.local.remove(KEY);
}
