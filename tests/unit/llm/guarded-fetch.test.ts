import { afterEach, expect, it, vi } from 'vitest';
import { AddressRefused, guardedFetch } from '../../../lib/llm/guarded-fetch.ts';

const SERVER = 'http://127.0.0.1:11434';
const { signal } = new AbortController();
afterEach(() => vi.unstubAllGlobals());

it.each([
  'https://example.org/api/chat',
  'http://127.0.0.1:11435/api/chat',
  'https://127.0.0.1:11434/api/chat',
  'http://127.0.0.1.example.org:11434/api/chat',
  'http://127.0.0.1:11434@example.org/api/chat',
  'http://127.0.0.1:11434/admin',
  'http://127.0.0.1:11434/api/../admin',
  'http://127.0.0.1:11434/other/api/chat',
])('refuses %s without asking the network', async (url) => {
  const network = vi.fn();
  vi.stubGlobal('fetch', network);
  await expect(guardedFetch(SERVER, signal)(url)).rejects.toBeInstanceOf(AddressRefused);
  expect(network).not.toHaveBeenCalled();
});

it.each([
  [SERVER, `${SERVER}/api/chat`],
  ['https://box.example/ollama', 'https://box.example/ollama/api/tags'],
])('reaches the API of %s', async (address, url) => {
  const network = vi.fn(async () => new Response('{}'));
  vi.stubGlobal('fetch', network);
  await guardedFetch(address, signal)(url);
  expect(network).toHaveBeenCalledWith(
    new URL(url),
    expect.objectContaining({ redirect: 'error', credentials: 'omit' }),
  );
});
