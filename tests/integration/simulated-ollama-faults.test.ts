import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Fault } from '../../demo/simulated-ollama/faults.ts';
import { type SimulatedOllama, startSimulatedOllama } from '../../demo/simulated-ollama/server.ts';

let ollama: SimulatedOllama;

beforeEach(async () => {
  ollama = await startSimulatedOllama();
});

afterEach(() => ollama.stop());

function chat(rest: object = {}, init: RequestInit = {}): Promise<Response> {
  return fetch(`${ollama.url}/api/chat`, {
    method: 'POST',
    body: JSON.stringify({
      model: 'simulated-business:1b',
      messages: [{ role: 'user', content: 'Hello' }],
      ...rest,
    }),
    ...init,
  });
}

async function contentOf(response: Response): Promise<string> {
  return (await response.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).message.content)
    .join('');
}

function control(path: string, body: unknown): Promise<Response> {
  return fetch(`${ollama.url}/simulated/${path}`, { method: 'POST', body: JSON.stringify(body) });
}

test('a fault befalls as many requests as it says, and then all is well', async () => {
  ollama.setFaults([{ kind: 'status', code: 503, message: 'busy', times: 2 }]);
  expect([(await chat()).status, (await chat()).status, (await chat()).status]).toEqual([
    503, 503, 200,
  ]);
});

test('a fault of one stage leaves the others alone', async () => {
  ollama.setFaults([{ kind: 'status', code: 500, stage: 'judge', times: 'always' }]);
  expect((await chat()).status).toBe(200);
  const format = { type: 'object', properties: { fixes_problem: { type: 'boolean' } } };
  expect((await chat({ format })).status).toBe(500);
});

test('an error in mid-stream leaves the status 200 and ends the lines with the error', async () => {
  ollama.setFaults([{ kind: 'error-line', message: 'out of memory' }]);
  const response = await chat();
  const lines = (await response.text()).trim().split('\n');
  expect(response.status).toBe(200);
  expect(lines.length).toBeGreaterThan(1);
  expect(JSON.parse(lines.at(-1) ?? '')).toEqual({ error: 'out of memory' });
});

test('a cut in mid-stream breaks the connection after the first words', async () => {
  ollama.setFaults([{ kind: 'cut' }]);
  const response = await chat();
  expect(response.status).toBe(200);
  await expect(response.text()).rejects.toThrow();
});

test('a cut before the headers leaves no answer at all', async () => {
  ollama.setFaults([{ kind: 'cut', afterChunks: 0 }]);
  await expect(chat()).rejects.toThrow();
});

test('a broken line is no JSON', async () => {
  ollama.setFaults([{ kind: 'broken-line' }]);
  const last = (await (await chat()).text()).trim().split('\n').at(-1) ?? '';
  expect(() => JSON.parse(last)).toThrow();
});

test.for<[name: string, fault: Fault, expected: RegExp]>([
  [
    'closed think text stands before the answer',
    { kind: 'think-text' },
    /^<think>.*<\/think>\s+\w/s,
  ],
  [
    'open think text has no answer',
    { kind: 'think-text', closed: false },
    /^<think>(?!.*<\/think>)/s,
  ],
  ['a refusal is polite', { kind: 'refusal' }, /^I'm sorry/],
])('%s', async ([, fault, expected]) => {
  ollama.setFaults([fault]);
  expect(await contentOf(await chat())).toMatch(expected);
});

test('garbage is no JSON, and a wrong schema is JSON of another shape', async () => {
  const format = { type: 'object', properties: { edits: { type: 'array', items: {} } } };
  ollama.setFaults([{ kind: 'garbage' }, { kind: 'wrong-schema' }]);
  const garbage = await contentOf(await chat({ format }));
  expect(() => JSON.parse(garbage)).toThrow();
  expect(JSON.parse(await contentOf(await chat({ format })))).not.toHaveProperty('edits');
});

test('an unfinished answer says that its length was the reason', async () => {
  ollama.setFaults([{ kind: 'unfinished' }]);
  const last = (await (await chat()).text()).trim().split('\n').at(-1) ?? '';
  expect(JSON.parse(last)).toMatchObject({ done: true, done_reason: 'length' });
});

test('headers are withheld while the model loads', async () => {
  ollama.setFaults([{ kind: 'delay-headers', ms: 60_000 }]);
  const asker = new AbortController();
  const order: string[] = [];
  const late = chat({}, { signal: asker.signal }).then(
    () => order.push('answered'),
    () => order.push('gave up'),
  );
  await ollama.arrived('chat');
  await (await chat()).text();
  order.push('another was answered');
  asker.abort();
  await late;
  expect(order).toEqual(['another was answered', 'gave up']);
});

test('a held request waits until it is released', async () => {
  ollama.hold('chat');
  let answered = false;
  const held = chat().then((response) => {
    answered = true;
    return response;
  });
  await ollama.arrived('chat');
  await fetch(`${ollama.url}/api/tags`);
  expect(answered).toBe(false);
  ollama.release('chat');
  expect((await held).status).toBe(200);
});

test('an asker who goes away stops the generation, and the record says so', async () => {
  ollama.setFaults([{ kind: 'slow', tokenMs: 60_000 }]);
  const asker = new AbortController();
  const response = await chat({}, { signal: asker.signal });
  asker.abort();
  await response.text().catch(() => undefined);
  await expect.poll(() => ollama.requests.at(-1)?.outcome).toBe('aborted');
});

test('faults, holds and counts can be had over HTTP', async () => {
  expect((await control('faults', [{ kind: 'nonsense' }])).status).toBe(400);
  expect((await control('faults', [{ kind: 'status' }])).status).toBe(400);
  expect((await control('faults', { kind: 'status', code: 500 })).status).toBe(200);
  expect((await chat()).status).toBe(500);
  await control('hold', { stage: 'chat' });
  const held = chat();
  await fetch(`${ollama.url}/simulated/arrived?stage=chat&count=2`);
  await control('release', {});
  expect((await held).status).toBe(200);
  const { requests } = await (await fetch(`${ollama.url}/simulated/requests`)).json();
  expect(requests).toMatchObject([
    { path: '/api/chat', stage: 'chat', status: 500 },
    { path: '/api/chat', stage: 'chat', status: 200 },
  ]);
});
