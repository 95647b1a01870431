import { ask } from './support/demo-chat.ts';
import { expect, test } from './support/fixtures.ts';
import { bars, rateCorrect, rateIncorrect, rowsOf, sendFromPage } from './support/whetstone.ts';

const QUESTION = 'What does the Pro plan cost?';

interface CycleInStore {
  readonly sessionId: string;
  readonly predictiveModel: { readonly deployed: number | 'unknown' };
  readonly systemAction: { readonly reply: string };
}

test('after a reload the bar shows the verdict, the note and what came of it', async ({
  extension,
  demo,
}) => {
  const chat = await extension.context.newPage();
  await chat.goto(demo.url);
  await rateIncorrect(await ask(chat, QUESTION), 'Always include the 21 % VAT.');
  await expect(bars(chat).getByRole('status')).toContainText('v2');
  await chat.reload();
  const bar = bars(chat);
  await expect(bar.getByRole('status')).toContainText('v2');
  await expect(bar.getByRole('button', { name: 'Incorrect', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await bar.getByRole('button', { name: 'Edit the note' }).click();
  await expect(bar.getByRole('textbox')).toHaveValue('Always include the 21 % VAT.');
});

test('a site that is switched off loses every bar at once, and gets them back', async ({
  extension,
  demo,
}) => {
  const chat = await extension.context.newPage();
  await chat.goto(demo.url);
  await ask(chat, QUESTION);
  await ask(chat, QUESTION);
  const { origin } = new URL(demo.url);
  await sendFromPage(extension, 'site/watch', { origin, on: false });
  await expect(bars(chat)).toHaveCount(0);
  await expect(chat.getByText('Prompt in use: the demo’s own')).toBeVisible();
  await sendFromPage(extension, 'site/watch', { origin, on: true });
  await expect(bars(chat)).toHaveCount(2);
  await expect(chat.getByText('Prompt in use: v1')).toBeVisible();
});

test('a reply that was asked for under the version before carries that version', async ({
  extension,
  demo,
  ollama,
}) => {
  const chat = await extension.context.newPage();
  await chat.goto(demo.url);
  await expect(chat.getByText('Prompt in use: v1')).toBeVisible();
  ollama.hold('chat');
  await chat.getByRole('textbox', { name: 'Message' }).fill(QUESTION);
  await chat.getByRole('button', { name: 'Send' }).click();
  await ollama.arrived('chat');
  await sendFromPage(extension, 'version/write', { prompt: 'You answer in one short sentence.' });
  await expect(chat.getByText('Prompt in use: v2')).toBeVisible();
  ollama.release();
  await expect(chat.getByRole('article').last()).toContainText('79');
  await expect(bars(chat)).toHaveCount(1);
  await rateCorrect(bars(chat).first());
  await rateCorrect(await ask(chat, QUESTION));

  const cycles = await rowsOf<CycleInStore>(extension, 'cycles');
  expect(cycles.map(({ predictiveModel }) => predictiveModel.deployed).sort()).toEqual([1, 2]);
  for (const { systemAction } of cycles) expect(systemAction.reply).toContain('79');
  expect(new Set(cycles.map(({ sessionId }) => sessionId)).size).toBe(1);
});
