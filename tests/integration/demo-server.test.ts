import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DemoChat, startDemoChat } from '../../demo/chat/server.ts';
import { type SimulatedOllama, startSimulatedOllama } from '../../demo/simulated-ollama/server.ts';

const PRICE = 'What does the Pro plan cost?';

let ollama: SimulatedOllama;
let demo: DemoChat;

beforeEach(async () => {
  ollama = await startSimulatedOllama();
  demo = await startDemoChat({ ollamaUrl: ollama.url });
});

afterEach(async () => {
  await demo.stop();
  await ollama.stop();
});

function send(text: string, prompt: string | null = null, init: RequestInit = {}) {
  return fetch(`${demo.url}/api/turns/one`, {
    method: 'POST',
    body: JSON.stringify({ text, prompt }),
    ...init,
  });
}

async function linesOf(response: Response): Promise<Record<string, unknown>[]> {
  return (await response.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

async function answerOf(response: Response): Promise<string> {
  return (await linesOf(response)).map(({ text }) => text ?? '').join('');
}

async function turnsOf(id: string) {
  return (await (await fetch(`${demo.url}/api/turns/${id}`)).json()).turns;
}

test('every visit to the front door begins a conversation with an address of its own', async () => {
  const first = await fetch(demo.url);
  const second = await fetch(demo.url);
  expect(first.url).toMatch(/\/c\/[\da-f-]{36}$/);
  expect(second.url).not.toBe(first.url);
});

test('the page comes with a strict policy, and its scripts without types', async () => {
  const page = await fetch(demo.url);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(page.headers.get('content-security-policy')).not.toContain('unsafe');
  expect(await page.text()).toContain('<meta name="whetstone-policy" content="">');
  const script = await fetch(`${demo.url}/assets/main.ts`);
  expect(script.headers.get('content-type')).toContain('text/javascript');
  expect(await script.text()).not.toMatch(/: Demo\b/);
});

test.for(['/assets/..%2fserver.ts', '/assets/nothing.ts', '/c/../../x', '/api/other'])(
  '%s is not found',
  async (path) => {
    expect((await fetch(`${demo.url}${path}`)).status).toBe(404);
  },
);

test('the reply streams, and the conversation is kept under its id', async () => {
  const lines = await linesOf(await send(PRICE));
  expect(lines.length).toBeGreaterThan(2);
  expect(lines.at(-1)).toEqual({ done: true });
  expect(await turnsOf('one')).toEqual([
    { role: 'user', content: PRICE },
    { role: 'assistant', content: 'The Pro plan costs 79 euro per month.' },
  ]);
  expect(await turnsOf('two')).toEqual([]);
});

test('a prompt that comes with a message is in force for that message', async () => {
  expect(await answerOf(await send(PRICE))).not.toContain('VAT');
  expect(await answerOf(await send(PRICE, 'Always include the 21 % VAT.'))).toContain('21 % VAT');
});

test('the page is told which model answers and that it is simulated', async () => {
  const about = await (await fetch(`${demo.url}/api/demo`)).json();
  expect(about).toMatchObject({
    title: 'Alder Desk',
    model: { name: 'simulated-business:1b', simulated: true },
    questions: expect.arrayContaining([PRICE]),
  });
  expect(about.sections.map(({ title }: { title: string }) => title)).toContain('Plans and prices');
});

test('without a model server the page still comes, and a message is answered with what to do', async () => {
  await ollama.stop();
  expect(await (await fetch(`${demo.url}/api/demo`)).json()).toMatchObject({
    model: null,
    trouble: expect.stringContaining('start Ollama'),
  });
  const lines = await linesOf(await send(PRICE));
  expect(lines).toEqual([{ error: expect.stringContaining('start Ollama') }]);
  expect(await turnsOf('one')).toEqual([]);
});

test('a model that the server lacks is named', async () => {
  const other = await startDemoChat({ ollamaUrl: ollama.url, model: 'qwen3:8b' });
  const response = await fetch(`${other.url}/api/turns/x`, {
    method: 'POST',
    body: JSON.stringify({ text: PRICE }),
  });
  expect(await linesOf(response)).toEqual([
    { error: expect.stringContaining('ollama pull qwen3:8b') },
  ]);
  await other.stop();
});

test.for([
  [{ kind: 'error-line', message: 'out of memory' }, 'out of memory'],
  [{ kind: 'cut' }, 'connection to the model broke'],
  [{ kind: 'broken-line' }, 'could not be read'],
  [{ kind: 'status', code: 500, message: 'no luck' }, 'no luck'],
] as const)('$0.kind ends in one sentence', async ([fault, sentence]) => {
  ollama.setFaults([fault]);
  expect((await linesOf(await send(PRICE))).at(-1)).toEqual({
    error: expect.stringContaining(sentence),
  });
});

test('a visitor who stops the reply stops the model, and what was said is kept', async () => {
  ollama.setFaults([{ kind: 'slow', tokenMs: 60_000 }]);
  const visitor = new AbortController();
  const response = await send(PRICE, null, { signal: visitor.signal });
  await response.body?.getReader().read();
  visitor.abort();
  await expect.poll(() => ollama.requests.at(-1)?.outcome).toBe('aborted');
  await expect
    .poll(() => turnsOf('one'))
    .toEqual([
      { role: 'user', content: PRICE },
      { role: 'assistant', content: 'The' },
    ]);
});

test.for<[name: string, body: string]>([
  ['no JSON', 'x'],
  ['no text', '{"text":" "}'],
  ['too much', JSON.stringify({ text: 'x'.repeat(200_000) })],
])('a message with %s is refused', async ([, body]) => {
  const response = await fetch(`${demo.url}/api/turns/one`, { method: 'POST', body });
  expect(response.status).toBe(400);
});

test('a page of another site cannot use the demo’s model', async () => {
  const response = await send(PRICE, null, { headers: { origin: 'https://elsewhere.example' } });
  expect(response.status).toBe(403);
});

test('another host’s name does not lead to the demo', async () => {
  const { port } = new URL(demo.url);
  const { promise, resolve, reject } = Promise.withResolvers<number | undefined>();
  request({ host: '127.0.0.1', port, headers: { host: 'rebound.example' } }, (response) => {
    response.resume();
    resolve(response.statusCode);
  })
    .on('error', reject)
    .end();
  expect(await promise).toBe(403);
});

test('anyone’s Markdown file can take the catalogue’s place', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'catalogue-'));
  const file = join(folder, 'bakery.md');
  writeFileSync(
    file,
    '# Bakery\n\nBread by mail.\n\n## Bread\n\n* A rye loaf costs 4 euro.\nWe bake at night.\n\n> What does a rye loaf cost?\n',
  );
  const bakery = await startDemoChat({ ollamaUrl: ollama.url, catalogue: file });
  expect(await (await fetch(`${bakery.url}/api/demo`)).json()).toMatchObject({
    title: 'Bakery',
    intro: 'Bread by mail.',
    sections: [{ title: 'Bread', items: ['A rye loaf costs 4 euro.', 'We bake at night.'] }],
    questions: ['What does a rye loaf cost?'],
  });
  const response = await fetch(`${bakery.url}/api/turns/x`, {
    method: 'POST',
    body: JSON.stringify({ text: 'What does a rye loaf cost?' }),
  });
  expect(await answerOf(response)).toBe('A rye loaf costs 4 euro.');
  await bakery.stop();
  rmSync(folder, { recursive: true });
});
