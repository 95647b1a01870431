import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SimulatedOllama, startSimulatedOllama } from '../../demo/simulated-ollama/server.ts';

let ollama: SimulatedOllama;

beforeAll(async () => {
  ollama = await startSimulatedOllama();
});

afterAll(() => ollama.stop());

const ORIGINS: readonly [origin: string, allowed: boolean][] = [
  ['http://localhost', true],
  ['https://localhost:8443', true],
  ['http://127.0.0.1:3000', true],
  ['https://0.0.0.0:1', true],
  ['app://obsidian.md', true],
  ['file://', true],
  ['tauri://localhost', true],
  ['vscode-webview://abc', true],
  ['vscode-file://vscode-app', true],
  ['chrome-extension://abcdefghijklmnop', false],
  ['moz-extension://5a1c', false],
  ['https://chat.example', false],
  ['http://localhost.example', false],
  ['http://127.0.0.1.example:80', false],
  ['null', false],
];

for (const [origin, allowed] of ORIGINS) {
  test(`a request from ${origin} is ${allowed ? 'let in' : 'refused'}`, async () => {
    const response = await fetch(`${ollama.url}/api/tags`, { headers: { origin } });
    expect(response.status).toBe(allowed ? 200 : 403);
    expect(response.headers.get('access-control-allow-origin')).toBe(allowed ? origin : null);
  });

  test(`a preflight from ${origin} is ${allowed ? 'let in' : 'refused'}`, async () => {
    const response = await fetch(`${ollama.url}/api/chat`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST' },
    });
    expect(response.status).toBe(allowed ? 204 : 403);
    expect(response.headers.get('access-control-allow-methods')?.includes('POST') ?? false).toBe(
      allowed,
    );
  });
}

test('a preflight allows the headers that Ollama allows, and no other', async () => {
  const response = await fetch(`${ollama.url}/api/chat`, {
    method: 'OPTIONS',
    headers: { origin: 'http://localhost', 'access-control-request-method': 'POST' },
  });
  const allowed = response.headers.get('access-control-allow-headers')?.toLowerCase().split(',');
  expect(allowed).toContain('content-type');
  expect(allowed).toContain('x-stainless-timeout');
  expect(allowed).not.toContain('x-custom');
});

test('a request without an origin is let in, with no CORS headers', async () => {
  const response = await fetch(`${ollama.url}/api/version`);
  expect(response.status).toBe(200);
  expect(response.headers.get('access-control-allow-origin')).toBeNull();
});

test('a request to a foreign host name is refused', async () => {
  const { port } = new URL(ollama.url);
  const { promise, resolve, reject } = Promise.withResolvers<number | undefined>();
  request({ host: '127.0.0.1', port, headers: { host: 'evil.example' } }, (response) => {
    response.resume();
    resolve(response.statusCode);
  })
    .on('error', reject)
    .end();
  expect(await promise).toBe(403);
});

test('what was refused is on record with its origin and status', async () => {
  await fetch(`${ollama.url}/api/chat`, {
    method: 'POST',
    headers: { origin: 'chrome-extension://abc' },
    body: '{}',
  });
  expect(ollama.requests.at(-1)).toMatchObject({
    path: '/api/chat',
    method: 'POST',
    origin: 'chrome-extension://abc',
    status: 403,
  });
});
