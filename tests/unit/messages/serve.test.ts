import { describe, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { ok } from '../../../lib/core/result.ts';
import { type Handlers, isLargerThan, serve } from '../../../lib/messages/serve.ts';
import { RATING_MESSAGE } from '../../fixtures/rating-message.ts';

const CONTENT = {
  id: browser.runtime.id,
  url: 'https://chat.example/c/1',
  frameId: 0,
  tab: { id: 7 },
};
const PAGE = { id: browser.runtime.id, url: browser.runtime.getURL('/popup.html' as '/') };

function listen() {
  const handlers = {
    'site/status': vi.fn(async () => ok({ watched: true, livePolicy: false })),
    'rating/submit': vi.fn(async () => ok({ cycleId: 'c' })),
    'rating/lookup': vi.fn(async () => ok({ found: [] })),
    'policy/live': vi.fn(async () => ok({ version: 1, prompt: 'p' })),
    'site/watch': vi.fn(async () => ok({})),
    'site/live-policy': vi.fn(async () => ok({})),
    'deployment/record': vi.fn(async () => ok({})),
    'version/write': vi.fn(async () => ok({ versionId: 'v' })),
    'settings/update': vi.fn(async () => ok({})),
    'server/check': vi.fn(async () =>
      ok({ model: null, models: [], version: null, failureKind: null }),
    ),
    'queue/wake': vi.fn(async () => ok({})),
  } satisfies Handlers;
  return { handlers, listener: serve(async () => handlers) };
}

describe('a message to the background', () => {
  test('is answered when its sender and its body fit the contract', async () => {
    const { handlers, listener } = listen();
    expect(await listener({ name: 'rating/submit', body: RATING_MESSAGE }, CONTENT)).toEqual(
      ok({ cycleId: 'c' }),
    );
    expect(handlers['rating/submit']).toHaveBeenCalledWith(RATING_MESSAGE, {
      tier: 'content',
      tabId: 7,
      frameId: 0,
      origin: 'https://chat.example',
    });
  });

  test.each([
    ['a web page asks for what only our pages may', 'site/watch', CONTENT],
    ['our own page plays the content script', 'rating/submit', PAGE],
    ['another extension sends', 'site/status', { ...CONTENT, id: 'someone-else' }],
    ['the sender has no address', 'site/status', { id: browser.runtime.id }],
    ['the sender is in no tab', 'site/status', { id: browser.runtime.id, url: CONTENT.url }],
    ['the page is a file', 'site/status', { ...CONTENT, url: 'file:///etc/passwd' }],
  ] as const)('is refused when %s, before its body is read', async (_, name, sender) => {
    const { handlers, listener } = listen();
    const body = new Proxy(
      {},
      {
        get: () => {
          throw new Error('the body was read');
        },
        ownKeys: () => {
          throw new Error('the body was read');
        },
      },
    );
    expect(await listener({ name, body }, sender)).toMatchObject({
      ok: false,
      failure: { kind: 'sender_refused' },
    });
    for (const handler of Object.values(handlers)) expect(handler).not.toHaveBeenCalled();
  });

  test.each([
    ['a field is missing', { ...RATING_MESSAGE, replyKey: undefined }],
    ['a field is of another type', { ...RATING_MESSAGE, replyWords: 'many' }],
    ['it claims an origin of its own', { ...RATING_MESSAGE, origin: 'https://bank.example' }],
    [
      'a chip is unknown',
      { ...RATING_MESSAGE, rating: { ...RATING_MESSAGE.rating, chips: ['rude'] } },
    ],
    ['there is no body', undefined],
  ])('is refused as malformed when %s', async (_, body) => {
    const { handlers, listener } = listen();
    expect(await listener({ name: 'rating/submit', body }, CONTENT)).toMatchObject({
      ok: false,
      failure: { kind: 'message_malformed' },
    });
    expect(handlers['rating/submit']).not.toHaveBeenCalled();
  });

  test('is refused when it is larger than any honest one', async () => {
    const { handlers, listener } = listen();
    const body = { ...RATING_MESSAGE, reply: 'x'.repeat(10_000_000) };
    expect(await listener({ name: 'rating/submit', body }, CONTENT)).toMatchObject({
      ok: false,
      failure: { kind: 'message_too_large' },
    });
    expect(handlers['rating/submit']).not.toHaveBeenCalled();
  });

  test('is refused when its name is unknown, even one that every object has', async () => {
    const { listener } = listen();
    for (const name of ['rating/forge', 'toString', 'constructor']) {
      expect(await listener({ name, body: {} }, CONTENT)).toMatchObject({ ok: false });
    }
  });

  test('is left alone when it is not of our kind', () => {
    const { listener } = listen();
    expect(listener('hello', CONTENT)).toBeUndefined();
    expect(listener({ push: 'chat/describe' }, PAGE)).toBeUndefined();
  });

  test('is answered with a failure when its handler breaks', async () => {
    const { handlers, listener } = listen();
    handlers['queue/wake'].mockRejectedValueOnce(new DOMException('gone', 'InvalidStateError'));
    expect(await listener({ name: 'queue/wake', body: {} }, PAGE)).toEqual({
      ok: false,
      failure: { kind: 'store_unavailable', detail: 'InvalidStateError' },
    });
  });
});

test('the size of a message counts text in depth, keys and elements', () => {
  expect(isLargerThan({ a: ['x'.repeat(50), { b: 'y'.repeat(49) }] }, 100)).toBe(true);
  expect(isLargerThan({ a: ['x'.repeat(10)] }, 100)).toBe(false);
  expect(isLargerThan(new Array(1000).fill(0), 100)).toBe(true);
});
