import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chromium } from '@playwright/test';
import { ensureBrowser } from '../../../scripts/browser.ts';
import {
  browserArguments,
  type ExtensionBrowser,
  extensionIn,
} from '../../../scripts/extension-browser.ts';

/** A browser that lives outside the test and can be left alone, with no debugger attached. */
export interface DetachedBrowser {
  /** Attaches; `leave` detaches and lets the browser go on by itself. */
  attach(): Promise<ExtensionBrowser & { leave(): Promise<void> }>;
  /** SIGKILL to the browser and all its processes. */
  kill(): Promise<void>;
}

/** The address that Chromium prints once its debugging port is open. */
async function debuggingAddress(stderr: NodeJS.ReadableStream): Promise<string> {
  let printed = '';
  for await (const chunk of stderr) {
    printed += String(chunk);
    const found = /DevTools listening on (ws:\S+)/.exec(printed);
    if (found?.[1] !== undefined) return found[1];
  }
  throw new Error(`Chromium ended before its debugging port was open:\n${printed}`);
}

export async function startDetached(profile: string): Promise<DetachedBrowser> {
  const child = spawn(
    ensureBrowser(),
    [
      ...browserArguments({ args: ['--remote-debugging-port=0'] }),
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    { detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const exited = once(child, 'exit');
  const address = await debuggingAddress(child.stderr);
  child.stderr.resume();
  return {
    async attach() {
      const browser = await chromium.connectOverCDP(address);
      const [context] = browser.contexts();
      if (context === undefined) throw new Error('The browser has no context.');
      return { ...(await extensionIn(context)), leave: () => browser.close() };
    },
    async kill() {
      if (child.pid === undefined || child.exitCode !== null) return;
      process.kill(-child.pid, 'SIGKILL');
      await exited;
    },
  };
}
