import { test as base, expect, type Locator, type Page } from '@playwright/test';
import type { Failure } from '../../../lib/core/failure.ts';
import type { Progress } from '../../../lib/messages/contract.ts';
import type { Rating } from '../../../lib/perception/rating.ts';
import type { Signal } from '../../../lib/perception/signals.ts';
import { ensureBrowser } from '../../../scripts/browser.ts';
import { bundleHarness } from './bundle.ts';

interface Opening {
  readonly replies?: number;
  /** Declarations for the page's body. */
  readonly style?: string;
  readonly dir?: 'ltr' | 'rtl';
  /** More of the page, after the replies. */
  readonly after?: string;
}

/** A plain page with replies and their bars, standing in for a site with the extension. */
export interface BarPage {
  readonly page: Page;
  /** What the background has been sent, refused tries included. */
  readonly sent: { readonly eventId: string; readonly rating: Rating }[];
  /** Opens the page and gives its first bar. */
  open(opening?: Opening): Promise<Locator>;
  /** From now on the background answers so; null is an acknowledgement. */
  answerWith(failure: Failure | null): void;
  tell(progress: Progress): Promise<void>;
  signals(key?: string): Promise<Signal[]>;
}

function html({
  replies = 1,
  style = 'background: #fff',
  dir = 'ltr',
  after = '',
}: Opening): string {
  const list = Array.from(
    { length: replies },
    (_, index) =>
      `<div class="reply"><p>Reply ${index + 1}: the Pro plan costs <b>79</b> euros.</p></div>`,
  );
  return `<!doctype html><html lang="en" dir="${dir}"><title>Chat</title>
    <body style="margin: 8px; ${style}"><main>${list.join('')}</main>${after}</body></html>`;
}

/** A button of a bar, by its whole name. */
export const button = (bar: Locator, name: string) =>
  bar.getByRole('button', { name, exact: true });

export const test = base.extend<{ chat: BarPage }, { script: string }>({
  launchOptions: [
    {
      executablePath: ensureBrowser(),
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
    { scope: 'worker' },
  ],
  script: [
    async ({}, use) => {
      await use(await bundleHarness());
    },
    { scope: 'worker' },
  ],
  chat: async ({ page, script }, use) => {
    const sent: BarPage['sent'] = [];
    let answer: Failure | null = null;
    await page.exposeFunction('submitRating', (eventId: string, rating: Rating) => {
      sent.push({ eventId, rating });
      return answer;
    });
    await use({
      page,
      sent,
      async open(opening = {}) {
        await page.setContent(html(opening));
        await page.addScriptTag({ content: script });
        const bars = page.locator('whetstone-feedback');
        await expect(bars).toHaveCount(opening.replies ?? 1);
        return bars.first();
      },
      answerWith(failure) {
        answer = failure;
      },
      tell: (progress) => page.evaluate((news) => window.whetstone.bars[0]?.tell(news), progress),
      signals: (key = 'reply 1') => page.evaluate((name) => window.whetstone.signalsOf(name), key),
    });
  },
});
