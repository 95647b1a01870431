import { browser } from 'wxt/browser';

/** A mark on the toolbar button while ratings wait for a model server that is not well. */
export async function showTrouble(inTrouble: boolean): Promise<void> {
  await browser.action.setBadgeText({ text: inTrouble ? '!' : '' });
}
