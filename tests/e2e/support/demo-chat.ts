import { expect, type Locator, type Page } from '@playwright/test';
import { bars } from './whetstone.ts';

/** Asks the demo chat and waits until the finished reply carries its bar, which is returned. */
export async function ask(chat: Page, question: string): Promise<Locator> {
  const before = await bars(chat).count();
  await chat.getByRole('textbox', { name: 'Message' }).fill(question);
  await chat.getByRole('button', { name: 'Send' }).click();
  await expect(bars(chat)).toHaveCount(before + 1);
  return bars(chat).last();
}

/** The text of the newest reply, as a reader sees it. */
export function lastReply(chat: Page): Locator {
  return chat.getByRole('log').getByRole('listitem').last();
}
