import type { Page } from '@playwright/test';
import { type ExtensionBrowser, TEST_SITE } from '../../scripts/extension-browser.ts';
import { RATING_MESSAGE } from '../fixtures/rating-message.ts';
import { ask } from './support/demo-chat.ts';
import { expect, test } from './support/fixtures.ts';
import { startPlainSite } from './support/plain-site.ts';
import { bars, rateIncorrect, rowsOf } from './support/whetstone.ts';

/** Runs code where the page's content script runs, with the extension API at hand. */
async function inContentScript(
  extension: ExtensionBrowser,
  page: Page,
  expression: string,
): Promise<unknown> {
  const session = await extension.context.newCDPSession(page);
  const contexts: { id: number; origin: string }[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => contexts.push(context));
  await session.send('Runtime.enable');
  const isolated = contexts.find(({ origin }) => origin.includes(extension.extensionId));
  if (isolated === undefined) throw new Error('The page has no content script.');
  const { result } = await session.send('Runtime.evaluate', {
    contextId: isolated.id,
    expression,
    awaitPromise: true,
    returnByValue: true,
  });
  await session.detach();
  return result.value;
}

test('a web page that fetches the model server is still refused while the rule is active', async ({
  extension,
  demo,
  ollama,
}) => {
  const chat = await extension.context.newPage();
  await chat.goto(demo.url);
  const bar = await ask(chat, 'What does the Pro plan cost?');
  await rateIncorrect(bar, 'Always include the 21 % VAT.');
  await expect(bar.getByRole('status')).toContainText('v2');

  // The worst case: a site that the extension may be on. Of others the browser drops no header.
  const site = await startPlainSite();
  const { port } = new URL(site.url);
  const watched = await extension.context.newPage();
  await watched.goto(`http://${TEST_SITE}:${port}/`);
  await watched.evaluate(async (url) => {
    await fetch(`${url}/api/chat`, { method: 'POST', mode: 'no-cors', body: '{}' });
  }, ollama.url);
  await site.stop();
  const request = ollama.requests.findLast(({ path }) => path === '/api/chat');
  expect(request).toMatchObject({ origin: `http://${TEST_SITE}:${port}`, status: 403 });
  const own = ollama.requests.filter(({ stage }) => stage === 'backward');
  expect(own.map(({ origin }) => origin)).toEqual([null]);
});

test('a page cannot rate itself', async ({ extension, demo }) => {
  const chat = await extension.context.newPage();
  await chat.goto(demo.url);
  await ask(chat, 'What does the Pro plan cost?');
  const pressed = await chat.evaluate(() => {
    const buttons = [...document.querySelectorAll('whetstone-feedback')].flatMap((host) => [
      ...(host.shadowRoot?.querySelectorAll('button') ?? []),
    ]);
    for (const button of buttons) {
      button.click();
      button.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
      for (const type of ['keydown', 'keyup']) {
        button.dispatchEvent(
          new KeyboardEvent(type, { key: 'Enter', bubbles: true, composed: true }),
        );
      }
    }
    return buttons.length;
  });
  expect(pressed).toBeGreaterThan(0);
  // A rating by hand comes after them in the same queue: whatever they sent would be there first.
  await bars(chat).last().getByRole('button', { name: 'Correct', exact: true }).click();
  await expect(bars(chat).last().getByRole('status')).not.toBeEmpty();
  expect(await rowsOf(extension, 'events')).toHaveLength(1);
});

for (const [name, change, kind] of [
  ['malformed', { replyKey: 7 }, 'message_malformed'],
  ['oversized', { reply: 'x'.repeat(10_000_000) }, 'message_too_large'],
  ['claiming another origin', { origin: 'https://bank.example' }, 'message_malformed'],
] as const) {
  test(`a message from a content script that is ${name} is refused and nothing is stored`, async ({
    extension,
    demo,
  }) => {
    const chat = await extension.context.newPage();
    await chat.goto(demo.url);
    await ask(chat, 'What does the Pro plan cost?');
    const message = JSON.stringify({
      name: 'rating/submit',
      body: { ...RATING_MESSAGE, ...change },
    });
    const answer = await inContentScript(extension, chat, `chrome.runtime.sendMessage(${message})`);
    expect(answer).toMatchObject({ ok: false, failure: { kind } });
    for (const store of ['events', 'cycles', 'jobs']) {
      expect(await rowsOf(extension, store)).toEqual([]);
    }
  });
}

test('a content script may not do what only the extension’s own pages may', async ({
  extension,
  demo,
}) => {
  const chat = await extension.context.newPage();
  await chat.goto(demo.url);
  await ask(chat, 'What does the Pro plan cost?');
  const message = JSON.stringify({
    name: 'site/live-policy',
    body: { origin: 'https://bank.example', on: true },
  });
  expect(
    await inContentScript(extension, chat, `chrome.runtime.sendMessage(${message})`),
  ).toMatchObject({ ok: false, failure: { kind: 'sender_refused' } });
});
