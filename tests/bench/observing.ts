import type { Page } from '@playwright/test';
import { type ExtensionBrowser, launchExtension } from '../../scripts/extension-browser.ts';
import { sendFromPage } from '../e2e/support/whetstone.ts';
import { type Measure, median, repeat } from './measure.ts';
import { servePages } from './pages.ts';

const RUNS = 5;
const TOKENS = 1_000;

/** Milliseconds of the page's main thread so far: scripts only, or all tasks. */
async function mainThread(page: Page, metric: 'ScriptDuration' | 'TaskDuration'): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  await session.detach();
  return (metrics.find(({ name }) => name === metric)?.value ?? Number.NaN) * 1_000;
}

async function withPage<T>(
  browser: ExtensionBrowser,
  url: string,
  use: (page: Page) => Promise<T>,
) {
  const page = await browser.context.newPage();
  await page.goto(url);
  const result = await use(page);
  await page.close();
  return result;
}

function firstBars(browser: ExtensionBrowser, url: string): Promise<number> {
  return withPage(browser, url, async (page) => {
    await page.locator('whetstone-feedback').last().getByRole('button').first().waitFor();
    return mainThread(page, 'ScriptDuration');
  });
}

function streamed(browser: ExtensionBrowser, url: string, watched: boolean): Promise<number> {
  return withPage(browser, url, async (page) => {
    if (watched) await page.locator('whetstone-feedback').first().waitFor({ state: 'attached' });
    const before = await mainThread(page, 'TaskDuration');
    await page.evaluate(
      (words) => (window as unknown as { stream(n: number): Promise<void> }).stream(words),
      TOKENS,
    );
    return (await mainThread(page, 'TaskDuration')) - before;
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
