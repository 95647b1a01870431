import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page, type Worker } from '@playwright/test';
import { ensureBrowser } from './browser.ts';

const ROOT = join(import.meta.dirname, '..');

/** The build that already holds permission for pages on this machine: a program cannot answer a prompt. */
export const DEMO_BUILD = join(ROOT, '.output', 'chrome-mv3-demo');

/** Builds the extension for the demo and the end-to-end tests. */
export function buildDemoExtension(): void {
  const { status } = spawnSync('wxt', ['build', '--mode', 'demo'], { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) throw new Error('The extension could not be built; see the lines above.');
}

/** A site, served by this machine, that Whetstone may be on and that Ollama does not let in. */
export const TEST_SITE = 'chat.test';

/** No page may wait for a host outside this machine. */
const OFFLINE = [
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--host-resolver-rules=MAP ${TEST_SITE} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost`,
];

export interface LaunchOptions {
  /** Folder of the browser's profile; empty for a fresh one that is thrown away. */
  readonly profile?: string;
  readonly headless?: boolean;
  /** May pages reach the network? Not in tests. */
  readonly offline?: boolean;
  /** Interface language, such as `en` or `es`. */
  readonly language?: string;
  readonly args?: readonly string[];
}

/** The command line that loads the extension; the same for every way of starting the browser. */
export function browserArguments(options: LaunchOptions = {}): string[] {
  const { headless = true, offline = true, language = 'en', args = [] } = options;
  return [
    ...(headless ? ['--headless=new', '--disable-gpu'] : []),
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...(offline ? OFFLINE : []),
    '--no-first-run',
    `--lang=${language}`,
    `--disable-extensions-except=${DEMO_BUILD}`,
    `--load-extension=${DEMO_BUILD}`,
    ...args,
  ];
}

export interface ExtensionBrowser {
  readonly context: BrowserContext;
  readonly extensionId: string;
  readonly worker: Worker;
  /** Opens one of the extension's pages, such as `popup.html?tab=3`, in a tab. */
  open(path: string): Promise<Page>;
}

/** The extension as it runs in an open browser. */
export async function extensionIn(context: BrowserContext): Promise<ExtensionBrowser> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const extensionId = new URL(worker.url()).hostname;
  return {
    context,
    extensionId,
    worker,
    async open(path) {
      const page = await context.newPage();
      await page.goto(`chrome-extension://${extensionId}/${path}`);
      return page;
    },
  };
}

/** Starts Chromium with the demo build of the extension. */
export async function launchExtension(options: LaunchOptions = {}): Promise<ExtensionBrowser> {
  const context = await chromium.launchPersistentContext(options.profile ?? '', {
    executablePath: ensureBrowser(),
    headless: false,
    viewport: options.headless === false ? null : { width: 1280, height: 800 },
    args: browserArguments(options),
    env: { ...process.env, LANGUAGE: options.language ?? 'en' },
  });
  return extensionIn(context);
}

/** The browser's number of a tab, which `popup.html?tab=` takes. */
export async function tabIdOf(browser: ExtensionBrowser, url: string): Promise<number> {
  const page = await browser.open('manifest.json');
  const id = await page.evaluate(async (wanted) => {
    const tabs = await chrome.tabs.query({});
    return tabs.find((tab) => tab.url?.startsWith(wanted))?.id;
  }, url);
  await page.close();
  if (id === undefined) throw new Error(`No tab shows ${url}`);
  return id;
}
