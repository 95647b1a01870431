import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { ensureBrowser } from './browser.ts';
import { openDemo, startDemoWorld } from './demo-world.ts';
import { buildDemoExtension, type ExtensionBrowser, launchExtension } from './extension-browser.ts';

const FOLDER = join(import.meta.dirname, '..', 'tour');
/** A port on which nothing listens. */
const NOBODY = 'http://127.0.0.1:9';
const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 360, height: 740 };
const QUESTION = 'What does the Pro plan cost?';

let count = 0;

/** Takes the next picture of the tour. */
async function picture(page: Page, name: string): Promise<void> {
  count += 1;
  const file = `${String(count).padStart(2, '0')}-${name}.png`;
  await page.bringToFront();
  await page.screenshot({ path: join(FOLDER, file) });
  console.log(`  tour/${file}`);
}

/** The popup as it hangs from the toolbar: browsers give it 600 px at most. */
async function popupPicture(popup: Page, name: string): Promise<void> {
  await popup.setViewportSize({ width: 380, height: 600 });
  await popup.reload();
  await expect(popup.getByRole('heading', { level: 1 })).toBeVisible();
  await picture(popup, name);
}

async function ask(chat: Page, question: string) {
  const replies = chat.locator('whetstone-feedback');
  const before = await replies.count();
  await chat.getByRole('textbox', { name: 'Message' }).fill(question);
  await chat.getByRole('button', { name: 'Send' }).click();
  await expect(replies).toHaveCount(before + 1);
  return replies.last();
}

async function play(browser: ExtensionBrowser, chat: Page, popup: Page): Promise<void> {
  await picture(chat, 'demo-chat');
  await popupPicture(popup, 'popup-watching');

  await chat.bringToFront();
  const first = await ask(chat, QUESTION);
  await picture(chat, 'reply-without-vat');
  await first.getByRole('button', { name: 'Incorrect', exact: true }).click();
  await first.getByRole('textbox').first().fill('Always include the 21 % VAT.');
  await picture(chat, 'rating-with-a-note');
  await first.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(first.getByRole('status')).toContainText('v2');
  await picture(chat, 'used-in-v2');
  await popupPicture(popup, 'popup-v2');

  await chat.bringToFront();
  const second = await ask(chat, QUESTION);
  await picture(chat, 'reply-with-vat');
  await second.getByRole('button', { name: 'Correct', exact: true }).click();
  for (const question of [
    'What does the Starter plan cost?',
    'What does the Business plan cost?',
    QUESTION,
    'How many users may the Pro plan have?',
  ]) {
    const bar = await ask(chat, question);
    await bar.getByRole('button', { name: 'Correct', exact: true }).click();
    await expect(bar.getByRole('status')).not.toBeEmpty();
  }
  await picture(chat, 'five-good-replies');
  await popupPicture(popup, 'popup-converged');

  const dashboard = await browser.open('dashboard.html');
  await expect(dashboard.getByRole('heading', { level: 1 })).toBeVisible();
  await picture(dashboard, 'dashboard');
  await dashboard.locator('summary', { hasText: 'Led to v2' }).click();
  await dashboard.getByRole('heading', { name: /^1\./ }).scrollIntoViewIfNeeded();
  await dashboard.getByRole('heading', { name: 'What came of it' }).scrollIntoViewIfNeeded();
  await picture(dashboard, 'dashboard-four-phases');

  await playWaiting(browser, chat, popup);
  await playLooks(dashboard, chat, popup);
}

/** A rating with no model server to learn from it: it waits, and is learned from later. */
async function playWaiting(browser: ExtensionBrowser, chat: Page, popup: Page): Promise<void> {
  await chat.bringToFront();
  const reply = await ask(chat, 'Can I return the Pro plan?');
  const dashboard = await browser.open('dashboard.html#server');
  const server = dashboard.getByRole('region', { name: 'Model server' });
  const address = server.getByRole('textbox', { name: 'Address' });
  const usual = await address.inputValue();
  const turnTo = async (url: string) => {
    await address.fill(url);
    await server.getByRole('button', { name: 'Save and check' }).click();
    const trouble = server.getByText(/does not answer/);
    await (url === NOBODY ? expect(trouble).toBeVisible() : expect(trouble).toBeHidden());
  };
  await turnTo(NOBODY);
  await picture(dashboard, 'dashboard-no-model-server');

  await chat.bringToFront();
  await reply.getByRole('button', { name: 'Incorrect', exact: true }).click();
  await reply.getByRole('textbox').first().fill('Say it in one sentence.');
  await reply.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(reply.getByRole('status')).toContainText('waits');
  await picture(chat, 'waiting-for-the-model');
  await popupPicture(popup, 'popup-waiting');

  await turnTo(usual);
  await dashboard.close();
  await popup.bringToFront();
  const tryAgain = popup.getByRole('button', { name: 'Try again' });
  if (await tryAgain.isVisible()) await tryAgain.click();
  await expect(reply.getByRole('status')).toContainText(/Used|Kept/, { timeout: 120_000 });
}

/** The same pages in the dark, and on a narrow screen. */
async function playLooks(dashboard: Page, chat: Page, popup: Page): Promise<void> {
  for (const page of [dashboard, chat]) await page.setViewportSize(NARROW);
  await picture(dashboard, 'dashboard-narrow');
  await picture(chat, 'demo-chat-narrow');
  for (const page of [dashboard, chat]) {
    await page.setViewportSize(WIDE);
    await page.emulateMedia({ colorScheme: 'dark' });
  }
  await picture(dashboard, 'dashboard-dark');
  const bar = chat.locator('whetstone-feedback').last().locator('fieldset').first();
  await expect(bar).toHaveAttribute('data-scheme', 'dark');
  await picture(chat, 'demo-chat-dark');
  await popup.emulateMedia({ colorScheme: 'dark' });
  await popupPicture(popup, 'popup-dark');
}

ensureBrowser();
buildDemoExtension();
rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
const world = await startDemoWorld();
const browser = await launchExtension();
try {
  const { chat, popup } = await openDemo(browser, world);
  await play(browser, chat, popup);
} finally {
  await browser.context.close();
  await world.stop();
}
