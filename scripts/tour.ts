import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { ensureBrowser } from './browser.ts';
import { openDemo, startDemoWorld } from './demo-world.ts';
import { buildDemoExtension, type ExtensionBrowser, launchExtension } from './extension-browser.ts';

const FOLDER = join(import.meta.dirname, '..', 'tour');
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

/** The popup in a window of its own size, as it hangs from the toolbar. */
async function popupPicture(popup: Page, name: string): Promise<void> {
  await popup.setViewportSize({ width: 400, height: 720 });
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
  await dashboard.emulateMedia({ colorScheme: 'dark' });
  await picture(dashboard, 'dashboard-dark');
  await chat.emulateMedia({ colorScheme: 'dark' });
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
