import type { Page } from '@playwright/test';
import type { CycleRow, OutcomeRow } from '../../lib/store/schema.ts';
import { PAGES, type PageName } from './components/build.ts';
import { serveComponents } from './components/serve.ts';
import { expect, prepare, test } from './support/fixtures.ts';
import { bars, rateCorrect, rateIncorrect, rowsOf } from './support/whetstone.ts';

const QUESTIONS = ['What does it cost?', 'And if I send it back?', 'Which plans are there?'];
const COMPOSER = 'textarea:visible, input[type="text"]:visible, [contenteditable="true"]:visible';

/** Asks the component's chat and waits for the bar under the finished reply. */
async function ask(chat: Page, question: string): Promise<void> {
  const before = await bars(chat).count();
  await chat.locator(COMPOSER).last().click();
  await chat.keyboard.type(question);
  await chat.keyboard.press('Enter');
  await expect(bars(chat)).toHaveCount(before + 1);
}

/** What the component itself holds for its replies, line by line as a reader sees them. */
async function expectedReplies(chat: Page): Promise<string[][]> {
  const replies = await chat.evaluate(
    () => (window as Window & { expectedReplies?(): string[] }).expectedReplies?.() ?? [],
  );
  return replies.map(linesOf);
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/^- /, '').trim())
    .filter((line) => line !== '');
}

for (const name of Object.keys(PAGES) as PageName[]) {
  test(`replies of ${name} are rated: one bar each, the component’s own text, none doubled`, async ({
    extension,
    ollama,
  }) => {
    const pages = await serveComponents();
    await prepare(extension, { ollamaUrl: ollama.url, chatUrl: pages.url(name) });
    const chat = await extension.context.newPage();
    await chat.goto(pages.url(name));

    for (const question of QUESTIONS) await test.step(question, () => ask(chat, question));
    await rateIncorrect(bars(chat).nth(0), 'Always include the 21 % VAT.');
    await expect(bars(chat).nth(0).getByRole('status')).toContainText('v2');
    await rateCorrect(bars(chat).nth(1));
    await rateCorrect(bars(chat).nth(2));
    await expect.poll(async () => (await rowsOf<OutcomeRow>(extension, 'outcomes')).length).toBe(3);

    const cycles = (await rowsOf<CycleRow>(extension, 'cycles')).sort((a, b) => a.seq - b.seq);
    expect(cycles.map(({ systemAction }) => systemAction.query)).toEqual(QUESTIONS);
    expect(cycles.map(({ systemAction }) => linesOf(systemAction.reply))).toEqual(
      await expectedReplies(chat),
    );
    // Nobody can know which prompt this chat runs.
    expect(cycles.map(({ predictiveModel }) => predictiveModel.deployed)).toEqual(
      QUESTIONS.map(() => 'unknown'),
    );

    await ask(chat, 'And now?');
    await expect(bars(chat)).toHaveCount(QUESTIONS.length + 1);
    await expect(bars(chat).nth(0).getByRole('status')).toContainText('v2');
    await pages.stop();
  });
}
