import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { build } from 'esbuild';
import { ensureBrowser } from '../../../scripts/browser.ts';
import { type ComponentPages, serveComponents } from '../components/serve.ts';
import { type OwnPages, servePages } from './serve-pages.ts';

async function bundleHarness(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'harness.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2024',
  });
  const [script] = outputFiles;
  if (script === undefined) throw new Error('The harness could not be bundled.');
  return script.text;
}

const COMPOSER = 'textarea:visible, input[type="text"]:visible, [contenteditable="true"]:visible';

/** A plain page on which the watcher runs and mounts empty hosts. */
export class WatchedPage {
  readonly page: Page;
  readonly #harness: string;

  constructor(page: Page, harness: string) {
    this.page = page;
    this.#harness = harness;
  }

  async open(url: string): Promise<void> {
    await this.page.goto(url);
    await this.watch();
  }

  /** Starts the watcher, as the extension does when the page has loaded. */
  async watch(): Promise<void> {
    await this.page.addScriptTag({ content: this.#harness });
  }

  async send(message: string): Promise<void> {
    await this.page.locator(COMPOSER).last().click();
    await this.page.keyboard.type(message);
    await this.page.keyboard.press('Enter');
  }

  /** Sends a message and waits until the page has its whole answer and the host for it. */
  async ask(question: string): Promise<void> {
    const before = await this.hosts.count();
    await this.send(question);
    await expect(this.hosts).toHaveCount(before + 1);
  }

  get hosts() {
    return this.page.locator('whetstone-feedback');
  }

  /** What the watcher has told, in the page's order. */
  replies() {
    return this.page.evaluate(() => window.detection.replies());
  }

  /** The texts of the replies as the page itself holds them. */
  expected(): Promise<string[]> {
    return this.page.evaluate(
      () => (window as Window & { expectedReplies?(): string[] }).expectedReplies?.() ?? [],
    );
  }
}

interface Servers {
  readonly components: ComponentPages;
  readonly own: OwnPages;
}

export const test = base.extend<{ watched: WatchedPage }, { harness: string; servers: Servers }>({
  launchOptions: [
    {
      executablePath: ensureBrowser(),
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-gpu',
        // No page may wait for a host outside this machine.
        '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
      ],
    },
    { scope: 'worker' },
  ],
  harness: [async ({}, use) => use(await bundleHarness()), { scope: 'worker' }],
  servers: [
    async ({}, use) => {
      const [components, own] = [await serveComponents(), await servePages()];
      await use({ components, own });
      await Promise.all([components.stop(), own.stop()]);
    },
    { scope: 'worker' },
  ],
  watched: async ({ page, harness }, use) => use(new WatchedPage(page, harness)),
});

export { expect };
