import { expect } from '@playwright/test';
import type { ExtensionBrowser } from '../../../scripts/extension-browser.ts';

/** Stops the background as the browser does when it takes it for idle. */
export async function stopBackground(extension: ExtensionBrowser): Promise<void> {
  const page = await extension.open('dashboard.html');
  const session = await extension.context.newCDPSession(page);
  await session.send('ServiceWorker.enable');
  const workers = extension.context.serviceWorkers();
  const stopped = Promise.all(
    workers.map((worker) => worker.evaluate(() => new Promise(() => {})).catch(() => 'stopped')),
  );
  await session.send('ServiceWorker.stopAllWorkers');
  expect(await stopped).toContain('stopped');
  await page.close();
}
