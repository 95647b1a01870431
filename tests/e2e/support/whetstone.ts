import { expect, type Locator, type Page } from '@playwright/test';
import type { Body, MessageName, Reply } from '../../../lib/messages/contract.ts';
import type { ExtensionBrowser } from '../../../scripts/extension-browser.ts';

/** A page of the extension that runs nothing of its own. */
const BARE_PAGE = 'manifest.json';

/** Sends a message as one of the extension's own pages does. */
export async function sendFromPage<N extends MessageName>(
  extension: ExtensionBrowser,
  name: N,
  body: Body<N>,
): Promise<Reply<N>> {
  const page = await extension.open(BARE_PAGE);
  const answer: { value: Reply<N> } = await page.evaluate(
    (message) => chrome.runtime.sendMessage(message),
    {
      name,
      body,
    },
  );
  await page.close();
  expect(answer, `${name} is answered`).toMatchObject({ ok: true });
  return answer.value;
}

/** Every row of one object store, read as the extension's pages can. */
export async function rowsOf<T = Record<string, unknown>>(
  extension: ExtensionBrowser,
  store: string,
): Promise<T[]> {
  const page = await extension.open(BARE_PAGE);
  const rows = await page.evaluate(async (name) => {
    // To open a database that is not there would make an empty one in its place.
    const databases = await indexedDB.databases();
    if (!databases.some((database) => database.name === 'whetstone')) return [];
    return new Promise<unknown[]>((resolve, reject) => {
      const open = indexedDB.open('whetstone');
      open.onerror = () => reject(open.error);
      open.onsuccess = () => {
        const all = open.result.transaction(name).objectStore(name).getAll();
        all.onsuccess = () => resolve(all.result);
        all.onerror = () => reject(all.error);
      };
    });
  }, store);
  await page.close();
  return rows as T[];
}

/** The feedback bars of a page, in the order of their replies. */
export function bars(page: Page): Locator {
  return page.locator('whetstone-feedback');
}

/** Presses Correct under a reply and waits until the rating is acknowledged. */
export async function rateCorrect(bar: Locator): Promise<void> {
  await bar.getByRole('button', { name: 'Correct', exact: true }).click();
  await expect(bar.getByRole('status')).not.toBeEmpty();
}

/** Presses Incorrect, writes a comment, saves, and waits until the rating is acknowledged. */
export async function rateIncorrect(bar: Locator, comment: string): Promise<void> {
  await bar.getByRole('button', { name: 'Incorrect', exact: true }).click();
  await bar.getByRole('textbox').first().fill(comment);
  await bar.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(bar.getByRole('status')).not.toBeEmpty();
}
