import { browser } from 'wxt/browser';
import { RESTORED_NOTICE } from '../../lib/messages/notice.ts';

/** Has the popup say that the database was lost and so many ratings came back. */
export async function noteRestored(ratings: number): Promise<void> {
  await browser.storage.local.set({ [RESTORED_NOTICE]: { ratings } });
}
