import { expect } from '@playwright/test';
import { button, test } from './feedback-bar/fixture.ts';

const SOURCES = `<aside><section aria-labelledby="prices"><h2 id="prices">Prices</h2>
  <p>Pro costs 79 euros.</p>
  <button aria-pressed="false" onclick="setTimeout(() => this.setAttribute('aria-pressed', 'true'))">Mark as reviewed</button>
  </section></aside>`;

test('what a person does around a reply becomes signals', async ({ chat }) => {
  await chat.open({ after: SOURCES });
  const { page } = chat;
  await page.locator('b').dblclick();
  await page.keyboard.press('ControlOrMeta+c');
  await page.getByText('Pro costs').dblclick({ position: { x: 12, y: 8 } });
  await page.getByRole('button', { name: 'Mark as reviewed' }).click();
  await expect
    .poll(() => chat.signals())
    .toContainEqual(expect.objectContaining({ kind: 'review', action: 'marked', title: 'Prices' }));
  const signals = await chat.signals();
  const find = (kind: string) => signals.filter((signal) => signal.kind === kind);
  expect(find('dwell')).toMatchObject([{ replyWords: 8 }]);
  expect(find('select')).toMatchObject([
    { where: 'reply', text: '79', chars: 2 },
    { where: 'source', text: expect.stringMatching(/^\w+$/) },
  ]);
  expect(find('copy')).toMatchObject([{ chars: 2 }]);
  expect(find('click')).toMatchObject([
    { target: 'text' },
    { target: 'text' },
    { target: 'source', label: 'Prices' },
    { target: 'source', label: 'Prices' },
    { target: 'button', label: 'Mark as reviewed' },
  ]);
  expect(find('cursor')).not.toEqual([]);
});

test('staying in a source is reading it', async ({ chat }) => {
  await chat.open({ after: SOURCES });
  await chat.page.getByText('Pro costs').hover();
  await expect
    .poll(() => chat.signals())
    .toContainEqual(expect.objectContaining({ kind: 'review', action: 'read', title: 'Prices' }));
});

test('what a script does around a reply is no signal', async ({ chat }) => {
  await chat.open({ after: SOURCES });
  await chat.page.evaluate(() => {
    for (const element of document.querySelectorAll('.reply, .reply *, aside *')) {
      for (const type of ['click', 'copy', 'pointerup', 'pointerover', 'focusin']) {
        element.dispatchEvent(new Event(type, { bubbles: true }));
      }
      element.dispatchEvent(new PointerEvent('pointermove', { bubbles: true }));
      getSelection()?.selectAllChildren(element);
    }
    document.querySelector('aside button')?.setAttribute('aria-pressed', 'true');
  });
  const kinds = (await chat.signals()).map((signal) => signal.kind);
  expect(kinds.filter((kind) => kind !== 'dwell')).toEqual([]);
});

test('signals go to the reply they were made in; using the bar is none', async ({ chat }) => {
  const bar = await chat.open({ replies: 2 });
  await chat.page.locator('b').last().dblclick();
  await button(bar, 'Incorrect').click();
  await chat.page.keyboard.type('No VAT.');
  await bar.getByRole('textbox').dblclick();
  const kindsOf = async (key: string) => (await chat.signals(key)).map(({ kind }) => kind);
  expect(await kindsOf('reply 2')).toEqual(expect.arrayContaining(['select', 'click', 'cursor']));
  expect(new Set(await kindsOf('reply 1'))).toEqual(new Set(['dwell', 'cursor']));
});
