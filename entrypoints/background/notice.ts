import { browser } from 'wxt/browser';

/** Where the popup finds what it has to tell the person; it removes it once read. */
const KEY = 'notice/restored';

/** Has the popup say that the database was lost and so many ratings came back. */
export async function noteRestored(ratings: number): Promise<void> {
  await browser.storage.local.set({ [KEY]: { ratings } });
}
