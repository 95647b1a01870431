import { expect, type Locator } from '@playwright/test';
import { button, test } from './feedback-bar/fixture.ts';

const status = (bar: Locator) => bar.getByRole('status');

test('correct is saved at once, and says so', async ({ chat }) => {
  const bar = await chat.open();
  await button(bar, 'Correct').click();
  await expect(status(bar)).toHaveText('Saved.');
  await expect(button(bar, 'Correct')).toHaveAttribute('aria-pressed', 'true');
  await expect(button(bar, 'Incorrect')).toHaveAttribute('aria-pressed', 'false');
  await expect(bar.getByRole('textbox')).toHaveCount(0);
  expect(chat.sent).toEqual([
    {
      eventId: 'event 1',
      rating: { verdict: 'correct', chips: [], comment: '', revisedAnswer: '' },
    },
  ]);
});

test('incorrect asks why first, and is saved with chips, comment and the answer wanted', async ({
  chat,
}) => {
  const bar = await chat.open();
  await button(bar, 'Incorrect').click();
  await expect(bar.getByRole('textbox')).toBeFocused();
  expect(chat.sent).toEqual([]);
  await chat.page.keyboard.type('  Always include the 21 % VAT. ');
  await button(bar, 'Missed the context').click();
  await button(bar, 'Tone').click();
  await button(bar, 'Tone').click();
  await button(bar, 'Write the answer you wanted').click();
  await expect(bar.getByRole('textbox', { name: 'The answer you wanted' })).toBeFocused();
  await chat.page.keyboard.type('95.59 euros\nwith VAT');
  await button(bar, 'Save').click();
  await expect(status(bar)).toHaveText('Saved.');
  expect(chat.sent.map(({ rating }) => rating)).toEqual([
    {
      verdict: 'incorrect',
      chips: ['missed_context'],
      comment: 'Always include the 21 % VAT.',
      revisedAnswer: '95.59 euros\nwith VAT',
    },
  ]);
});

test('the keyboard alone does it all, and the focus is never lost', async ({ chat }) => {
  const bar = await chat.open();
  const { keyboard } = chat.page;
  await keyboard.press('Tab');
  await keyboard.press('Tab');
  await expect(button(bar, 'Incorrect')).toBeFocused();
  await keyboard.press('Space');
  await keyboard.type('too dry');
  await keyboard.press('Escape');
  await expect(bar.getByRole('textbox')).toHaveCount(0);
  // Not on Correct: whoever gave up a complaint must not praise by the next Enter.
  await expect(button(bar, 'Incorrect')).toBeFocused();
  await keyboard.press('Enter');
  await expect(bar.getByRole('textbox')).toHaveValue('too dry');
  await keyboard.press('Shift+Tab');
  await keyboard.press('Space');
  await expect(button(bar, 'Refused')).toHaveAttribute('aria-pressed', 'true');
  await keyboard.press('Tab');
  await keyboard.press('Enter');
  await expect(status(bar)).toHaveText('Saved.');
  await expect(button(bar, 'Incorrect')).toBeFocused();
  expect(chat.sent.map(({ rating }) => rating)).toMatchObject([
    { verdict: 'incorrect', chips: ['refused'], comment: 'too dry' },
  ]);
});

test('a verdict can be changed: that is another event', async ({ chat }) => {
  const bar = await chat.open();
  await button(bar, 'Correct').click();
  await expect(status(bar)).toHaveText('Saved.');
  await button(bar, 'Incorrect').click();
  await chat.page.keyboard.type('No VAT.');
  await chat.page.keyboard.press('Enter');
  await expect(bar.getByRole('textbox')).toHaveCount(0);
  await expect(button(bar, 'Incorrect')).toHaveAttribute('aria-pressed', 'true');
  expect(chat.sent.map(({ eventId, rating }) => [eventId, rating.verdict])).toEqual([
    ['event 1', 'correct'],
    ['event 2', 'incorrect'],
  ]);
});

test('a note can be added to a reply that is correct', async ({ chat }) => {
  const bar = await chat.open();
  await button(bar, 'Correct').click();
  await button(bar, 'Add a note').click();
  await expect(bar.getByRole('textbox')).toBeFocused();
  await chat.page.keyboard.type('Just the right length');
  await chat.page.keyboard.press('Enter');
  await expect(button(bar, 'Edit the note')).toBeVisible();
  expect(chat.sent.at(-1)?.rating).toMatchObject({
    verdict: 'correct',
    comment: 'Just the right length',
  });
});

test('words written before correct was pressed stay, to be saved as a note', async ({ chat }) => {
  const bar = await chat.open();
  await button(bar, 'Incorrect').click();
  await chat.page.keyboard.type('Hm, a little long');
  await button(bar, 'Correct').click();
  await expect(status(bar)).toHaveText('Saved.');
  await expect(bar.getByRole('textbox')).toHaveValue('Hm, a little long');
  expect(chat.sent.map(({ rating }) => rating)).toMatchObject([
    { verdict: 'correct', comment: '' },
  ]);
});

test('what cannot be saved is kept, and the same words go out as the same event', async ({
  chat,
}) => {
  const bar = await chat.open();
  chat.answerWith({ kind: 'background_unreachable' });
  await button(bar, 'Incorrect').click();
  await chat.page.keyboard.type('No VAT.');
  await chat.page.keyboard.press('Enter');
  await expect(status(bar)).toContainText('Not saved yet. ');
  await expect(bar.getByRole('textbox')).toHaveValue('No VAT.');
  chat.answerWith(null);
  await button(bar, 'Save').click();
  await expect(status(bar)).toHaveText('Saved.');
  await expect(bar.getByRole('textbox')).toHaveCount(0);
  expect(chat.sent.map(({ eventId }) => eventId)).toEqual(['event 1', 'event 1']);
});

test('other words after a failed try are another event', async ({ chat }) => {
  const bar = await chat.open();
  chat.answerWith({ kind: 'background_unreachable' });
  await button(bar, 'Incorrect').click();
  await chat.page.keyboard.type('No VAT');
  await chat.page.keyboard.press('Enter');
  await expect(status(bar)).toContainText('Not saved yet.');
  await bar.getByRole('textbox').press('!');
  chat.answerWith(null);
  await chat.page.keyboard.press('Enter');
  await expect(status(bar)).toHaveText('Saved.');
  expect(chat.sent.map(({ eventId }) => eventId)).toEqual(['event 1', 'event 2']);
});

test('a failed correct can be tried again with one press', async ({ chat }) => {
  const bar = await chat.open();
  chat.answerWith({ kind: 'store_unavailable' });
  await button(bar, 'Correct').click();
  await expect(status(bar)).toContainText('Not saved yet.');
  chat.answerWith(null);
  await button(bar, 'Try again').click();
  await expect(status(bar)).toHaveText('Saved.');
  await expect(button(bar, 'Correct')).toBeFocused();
  expect(chat.sent.map(({ eventId }) => eventId)).toEqual(['event 1', 'event 1']);
});

test('the bar tells what the rating did', async ({ chat }) => {
  const bar = await chat.open();
  await button(bar, 'Correct').click();
  await chat.tell({ state: 'learning' });
  await expect(status(bar)).toHaveText('Saved. Learning from it…');
  await chat.tell({ state: 'waiting', failureKind: 'server_absent' });
  await expect(status(bar)).toContainText('learning waits. The model server does not answer');
  await chat.tell({ state: 'kept', reason: 'unverified' });
  await expect(status(bar)).toContainText('Kept: ');
  await chat.tell({ state: 'used', version: 5 });
  await expect(status(bar)).toHaveText('Used in v5.');
});

test('a rating from before the page was loaded is shown with what came of it', async ({ chat }) => {
  const bar = await chat.open();
  await chat.page.evaluate(() =>
    window.whetstone.bars[0]?.restore(
      { verdict: 'incorrect', chips: ['tone'], comment: 'Too stiff', revisedAnswer: '' },
      { state: 'used', version: 2 },
    ),
  );
  await expect(button(bar, 'Incorrect')).toHaveAttribute('aria-pressed', 'true');
  await expect(status(bar)).toHaveText('Used in v2.');
  await button(bar, 'Edit the note').click();
  await expect(bar.getByRole('textbox')).toHaveValue('Too stiff');
  await expect(button(bar, 'Tone')).toHaveAttribute('aria-pressed', 'true');
});

test('a page cannot rate itself', async ({ chat }) => {
  const bar = await chat.open();
  const attack = () =>
    bar.evaluate((host) => {
      const root = host.shadowRoot;
      const all = [...(root?.querySelectorAll('*') ?? [])];
      for (const element of all) {
        if (element instanceof HTMLElement) element.click();
        for (const type of ['click', 'mousedown', 'pointerdown', 'pointerup', 'submit', 'change']) {
          element.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
        }
        for (const key of ['Enter', ' ', 'Escape']) {
          element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
        }
        if (element instanceof HTMLInputElement) {
          element.value = 'I am great';
          element.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
        }
      }
      for (const form of root?.querySelectorAll('form') ?? []) form.requestSubmit();
    });
  await attack();
  await expect(bar.getByRole('textbox')).toHaveCount(0);
  await button(bar, 'Incorrect').click();
  await attack();
  await expect(bar.getByRole('textbox')).toHaveCount(1);
  expect(chat.sent).toEqual([]);
  await button(bar, 'Save').click();
  await expect(status(bar)).toHaveText('Saved.');
  expect(chat.sent.map(({ rating }) => rating)).toEqual([
    { verdict: 'incorrect', chips: [], comment: '', revisedAnswer: '' },
  ]);
});

test("what is typed and pressed in the bar does not reach the site's shortcuts", async ({
  chat,
}) => {
  const bar = await chat.open();
  await chat.page.evaluate(() => {
    for (const type of ['keydown', 'keyup', 'keypress', 'input', 'paste', 'click', 'pointerdown']) {
      document.addEventListener(type, () => {
        document.title += ` ${type}`;
      });
    }
  });
  await button(bar, 'Incorrect').click();
  await chat.page.keyboard.type('j k');
  await chat.page.keyboard.press('Enter');
  await expect(status(bar)).toHaveText('Saved.');
  await expect(chat.page).toHaveTitle('Chat');
});

test('a page that makes its replies anew takes neither words nor focus away', async ({ chat }) => {
  const bar = await chat.open();
  await button(bar, 'Incorrect').click();
  await chat.page.keyboard.type('No V');
  await chat.page.evaluate(async () => {
    const [first] = window.whetstone.bars;
    const reply = document.querySelector('.reply');
    reply?.replaceChildren('The same reply, drawn again.');
    await new Promise(requestAnimationFrame);
    if (first !== undefined) reply?.append(first.host);
    first?.onPutBack();
  });
  await expect(bar.getByRole('textbox')).toBeFocused();
  await chat.page.keyboard.type('AT.');
  await expect(bar.getByRole('textbox')).toHaveValue('No VAT.');
});

test('in a tab that has outlived the extension the bar asks to reload, and goes', async ({
  chat,
}) => {
  const bar = await chat.open();
  await button(bar, 'Incorrect').click();
  await chat.page.evaluate(() => {
    window.whetstone.isExtensionThere = false;
  });
  await button(bar, 'Save').click();
  await expect(status(bar)).toHaveText('Whetstone was updated: reload this page to go on.');
  await expect(button(bar, 'Correct')).toHaveCount(0);
  await button(bar, 'Dismiss').click();
  await expect(bar).toHaveCount(0);
  expect(chat.sent).toEqual([]);
});
