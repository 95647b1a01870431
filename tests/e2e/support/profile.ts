import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExtensionBrowser } from '../../../scripts/extension-browser.ts';

export interface TemporaryProfile {
  readonly folder: string;
  remove(): void;
}

/** A folder for a browser's profile, for tests that start more than one browser on it. */
export function temporaryProfile(): TemporaryProfile {
  const folder = mkdtempSync(join(tmpdir(), 'whetstone-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) };
}

/** SIGKILL to the browser that runs on a profile, as a crash or a full memory does it. */
export async function killBrowser(
  { context }: ExtensionBrowser,
  { folder }: TemporaryProfile,
): Promise<void> {
  const closed = context.waitForEvent('close');
  execFileSync('pkill', ['-KILL', '-f', `user-data-dir=${folder}`]);
  await closed;
}
