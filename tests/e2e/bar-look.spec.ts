import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator } from '@playwright/test';
import { button, test } from './feedback-bar/fixture.ts';

const status = (bar: Locator) => bar.getByRole('status');

for (const [name, style] of Object.entries({
  light: 'background: #fff; color: #222',
  dark: 'background: #17181a; color: #eee',
  'neither light nor dark': 'background: #7a8a99; color: #000',
})) {
  test(`on a page that is ${name} everything is accessible, in every state`, async ({ chat }) => {
    const bar = await chat.open({ style, replies: 2 });
    const check = async () => {
      const { violations } = await new AxeBuilder({ page: chat.page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .disableRules(['page-has-heading-one'])
        .analyze();
      expect(violations).toEqual([]);
    };
    await check();
    await button(bar, 'Incorrect').click();
    await button(bar, 'Wrong').click();
    await button(bar, 'Write the answer you wanted').click();
    await check();
    chat.answerWith({ kind: 'background_unreachable' });
    await button(bar, 'Save').click();
    await expect(status(bar)).toContainText('Not saved yet.');
    await check();
    chat.answerWith(null);
    await button(bar, 'Save').click();
    await expect(status(bar)).toHaveText('Saved.');
    await check();
    await button(bar, 'Correct').click();
    await chat.tell({ state: 'used', version: 5 });
    await check();
  });
}

test('every target is at least 24 pixels wide and high, and nothing is cut at 320', async ({
  chat,
}) => {
  await chat.page.setViewportSize({ width: 320, height: 700 });
  const bar = await chat.open();
  await button(bar, 'Incorrect').click();
  await button(bar, 'Write the answer you wanted').click();
  for (const target of await bar.locator('button, input, textarea').all()) {
    const box = await target.boundingBox();
    expect(box?.width).toBeGreaterThanOrEqual(24);
    expect(box?.height).toBeGreaterThanOrEqual(24);
  }
  const overflow = await chat.page.evaluate(() => document.documentElement.scrollWidth);
  expect(overflow).toBeLessThanOrEqual(320);
});

test('the bar follows the direction of the page, and is not printed', async ({ chat }) => {
  const bar = await chat.open({ dir: 'rtl' });
  const correct = await button(bar, 'Correct').boundingBox();
  const incorrect = await button(bar, 'Incorrect').boundingBox();
  expect(correct?.x).toBeGreaterThan(incorrect?.x ?? Number.NaN);
  await chat.page.emulateMedia({ media: 'print' });
  await expect(bar).toBeHidden();
});

test('the bar follows a page that turns dark', async ({ chat }) => {
  const bar = await chat.open({ style: 'background: #fff' });
  await expect(bar.locator('.bar')).toHaveAttribute('data-scheme', 'light');
  await chat.page.evaluate(() => {
    document.body.style.background = 'oklch(0.2 0.01 250)';
  });
  await expect(bar.locator('.bar')).toHaveAttribute('data-scheme', 'dark');
});

test('in a long transcript every reply gets one bar, those on screen first', async ({ chat }) => {
  await chat.open({ replies: 1_000 });
  const order = await chat.page.evaluate(() =>
    window.whetstone.bars.map((bar) => bar.host.parentElement?.querySelector('p')?.textContent),
  );
  expect(new Set(order).size).toBe(1_000);
  expect(order.slice(0, 5).map((text) => text?.split(':')[0])).toEqual(
    [1, 2, 3, 4, 5].map((number) => `Reply ${number}`),
  );
  const inEach = await chat.page
    .locator('.reply')
    .evaluateAll((replies) =>
      replies.map((reply) => reply.querySelectorAll('whetstone-feedback').length),
    );
  expect(new Set(inEach)).toEqual(new Set([1]));
});
