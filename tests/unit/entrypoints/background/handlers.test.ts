import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createHandlers } from '../../../../entrypoints/background/handlers.ts';
import type { ContentSender, PageSender } from '../../../../lib/messages/sender.ts';
import { readSettings } from '../../../../lib/settings/read.ts';
import { RATING_MESSAGE } from '../../../fixtures/rating-message.ts';
import { newTestStore } from '../../../integration/store-support.ts';

const ORIGIN = 'https://chat.example';
const CONTENT: ContentSender = { tier: 'content', tabId: 1, frameId: 0, origin: ORIGIN };
const PAGE: PageSender = { tier: 'page' };

/** The handlers of a background that does no more than store. */
async function handlersOf() {
  const done = vi.fn(async () => {});
  return createHandlers({
    store: await newTestStore(),
    drain: done,
    wakeQueue: done,
    syncSites: done,
    openDoor: done,
  });
}

function permit(permitted: boolean): void {
  vi.spyOn(fakeBrowser.permissions, 'contains').mockImplementation(async () => permitted);
}

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
});

describe('a site that is switched on before its permission is given', () => {
  it('is remembered, and watched from when the permission is there', async () => {
    permit(false);
    const handlers = await handlersOf();
    expect(await handlers['site/watch']({ origin: ORIGIN, on: true }, PAGE)).toMatchObject({
      ok: true,
    });
    expect(await handlers['site/status']({}, CONTENT)).toMatchObject({ value: { watched: false } });
    permit(true);
    expect(await handlers['site/status']({}, CONTENT)).toMatchObject({ value: { watched: true } });
  });

  it('can neither rate nor look up nor read the prompt', async () => {
    permit(false);
    const handlers = await handlersOf();
    await handlers['site/watch']({ origin: ORIGIN, on: true }, PAGE);
    await handlers['site/live-policy']({ origin: ORIGIN, on: true }, PAGE);
    const refusals = await Promise.all([
      handlers['policy/live']({ conversationId: null }, CONTENT),
      handlers['rating/lookup']({ replyKeys: ['k'] }, CONTENT),
      handlers['rating/submit'](RATING_MESSAGE, CONTENT),
    ]);
    expect(refusals.map(({ ok }) => ok)).toEqual([false, false, false]);
    permit(true);
    expect(await handlers['policy/live']({ conversationId: null }, CONTENT)).toMatchObject({
      value: { version: 1 },
    });
  });
});

it('a site that is no longer watched gets no prompt', async () => {
  permit(true);
  const handlers = await handlersOf();
  await handlers['site/live-policy']({ origin: ORIGIN, on: true }, PAGE);
  expect(await handlers['policy/live']({ conversationId: null }, CONTENT)).toMatchObject({
    ok: false,
    failure: { kind: 'permission_missing' },
  });
});

it('a model server is not taken before the person has allowed its address', async () => {
  permit(false);
  const handlers = await handlersOf();
  const server = { address: 'http://127.0.0.1:8080' };
  expect(await handlers['settings/update']({ server }, PAGE)).toMatchObject({
    ok: false,
    failure: { kind: 'address_refused' },
  });
  permit(true);
  expect(await handlers['settings/update']({ server }, PAGE)).toMatchObject({ ok: true });
  expect((await readSettings()).settings.server).toMatchObject(server);
});
