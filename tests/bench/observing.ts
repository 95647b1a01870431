import type { Page } from '@playwright/test';
import { type ExtensionBrowser, launchExtension } from '../../scripts/extension-browser.ts';
import { sendFromPage } from '../e2e/support/whetstone.ts';
import { type Measure, median, repeat } from './measure.ts';
import { servePages } from './pages.ts';

const RUNS = 3;
const TOKENS = 1_000;
/** Replies that the streaming page shows before it streams. */
const REPLIES_BEFORE = 10;

interface MeasuredPage {
  readonly page: Page;
  /** Milliseconds of the page's main thread since it was opened: of scripts only, or of all tasks. */
  mainThread(metric: 'ScriptDuration' | 'TaskDuration'): Promise<number>;
}

/** Counting begins before the page is loaded: what came before it was switched on is not counted. */
async function withPage<T>(
  browser: ExtensionBrowser,
  url: string,
  use: (measured: MeasuredPage) => Promise<T>,
): Promise<T> {
  const page = await browser.context.newPage();
  const session = await browser.context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(url);
  const result = await use({
    page,
    async mainThread(metric) {
      const { metrics } = await session.send('Performance.getMetrics');
      return (metrics.find(({ name }) => name === metric)?.value ?? Number.NaN) * 1_000;
    },
  });
  await page.close();
  return result;
}

/** Scripting of the observer until the bars in view are drawn. */
function firstBars(browser: ExtensionBrowser, url: string): Promise<number> {
  return withPage(browser, url, async ({ page, mainThread }) => {
    await page.locator('whetstone-feedback').first().getByRole('button').first().waitFor();
    return mainThread('ScriptDuration');
  });
}

/** The main thread's time while so many tokens stream, and until the bar under them is drawn. */
function streamed(browser: ExtensionBrowser, url: string, watched: boolean): Promise<number> {
  return withPage(browser, url, async ({ page, mainThread }) => {
    const bars = page.locator('whetstone-feedback');
    if (watched) await bars.nth(REPLIES_BEFORE - 1).waitFor({ state: 'attached' });
    const before = await mainThread('TaskDuration');
    await page.evaluate(
      (words) => (window as Window & { stream?(n: number): Promise<void> }).stream?.(words),
      TOKENS,
    );
    if (watched) await bars.nth(REPLIES_BEFORE).waitFor({ state: 'attached' });
    return (await mainThread('TaskDuration')) - before;
  });
}

/** What observing a page costs the page. */
export async function measureObserving(): Promise<Measure[]> {
  const pages = await servePages();
  const browser = await launchExtension();
  const plain = await repeat(RUNS, () => streamed(browser, `${pages.url}/stream`, false));
  await sendFromPage(browser, 'site/watch', { origin: pages.url, on: true });
  const bars = await repeat(RUNS, () => firstBars(browser, `${pages.url}/transcript?turns=1000`));
  const watched = await repeat(RUNS, () => streamed(browser, `${pages.url}/stream`, true));
  await browser.context.close();
  await pages.stop();
  return [
    {
      name: 'scripting to first bars, 1,000 turns',
      value: median(bars),
      unit: 'ms',
      aim: 50,
      n: RUNS,
    },
    {
      name: 'main thread added per 1,000 streamed tokens',
      value: median(watched) - median(plain),
      unit: 'ms',
      aim: 20,
      n: RUNS,
    },
  ];
}
