import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/** Names the browser to use; wins over everything that is found. */
const VARIABLE = 'WHETSTONE_BROWSER';

/** Branded Chrome is not among them: it no longer loads unpacked extensions from the command line. */
const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Path of a Chromium on this machine; undefined when there is none. */
function findBrowser(): string | undefined {
  const named = process.env[VARIABLE];
  const places = [...(named ? [named] : []), ...USUAL_PLACES, chromium.executablePath()];
  return places.find((place) => existsSync(place));
}

function run(command: string, ...args: string[]): boolean {
  return spawnSync(command, args, { stdio: 'inherit' }).status === 0;
}

function installFromDebian(): boolean {
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) return false;
  return run('apt-get', 'update') && run('apt-get', 'install', '-y', 'chromium');
}

/**
 * Path of a Chromium, installed if there was none: from Debian's packages where
 * that is possible, else Playwright's own.
 *
 * @throws with what is missing and how to supply it.
 */
export function ensureBrowser(): string {
  const present = findBrowser();
  if (present !== undefined) return present;
  console.log('No Chromium found; installing one …');
  if (!installFromDebian()) run('npx', 'playwright', 'install', 'chromium');
  const installed = findBrowser();
  if (installed !== undefined) return installed;
  throw new Error(
    `Whetstone needs Chromium, and none could be installed. Install it (on Debian or Ubuntu: sudo apt-get install chromium), or name one: ${VARIABLE}=/path/to/chromium`,
  );
}
