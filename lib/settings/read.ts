import { browser } from 'wxt/browser';
import { type ParsedSettings, parseSettings } from './parse.ts';

/** Where the settings lie in `storage.local`. */
export const SETTINGS_KEY = 'settings';

/** The person's settings over the defaults. Rejects where the browser's storage does. */
export async function readSettings(): Promise<ParsedSettings> {
  const stored = await browser.storage.local.get(SETTINGS_KEY);
  return parseSettings(stored[SETTINGS_KEY]);
}
