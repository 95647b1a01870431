import { afterEach, beforeEach, expect, test } from 'vitest';
import { type SimulatedOllama, startSimulatedOllama } from '../../demo/simulated-ollama/server.ts';

const MODEL = 'simulated-business:1b';
const HELLO = [{ role: 'user', content: 'Hello' }];

let ollama: SimulatedOllama;

beforeEach(async () => {
  ollama = await startSimulatedOllama();
});

afterEach(() => ollama.stop());

function post(path: string, body: unknown): Promise<Response> {
  return fetch(`${ollama.url}${path}`, { method: 'POST', body: JSON.stringify(body) });
}

async function linesOf(response: Response): Promise<Record<string, unknown>[]> {
  return (await response.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

test('the root says that Ollama is running', async () => {
  expect(await (await fetch(ollama.url)).text()).toBe('Ollama is running');
});

test('the one model says in its list, its details and its answers that it is simulated', async () => {
  const tags = await (await fetch(`${ollama.url}/api/tags`)).json();
  expect(tags.models).toMatchObject([{ name: MODEL, details: { family: 'simulated' } }]);
  const show = await (await post('/api/show', { model: MODEL })).json();
  expect(show).toMatchObject({
    details: { family: 'simulated' },
    capabilities: ['completion'],
    model_info: { 'general.description': expect.stringContaining('Simulated') },
  });
  const chat = await (
    await post('/api/chat', { model: MODEL, messages: HELLO, stream: false })
  ).json();
  expect(chat).toMatchObject({ model: MODEL, simulated: true });
});

test('a streamed answer is lines of JSON, and only the last one is done, with counts and durations', async () => {
  const response = await post('/api/chat', { model: MODEL, messages: HELLO });
  expect(response.headers.get('content-type')).toBe('application/x-ndjson');
  const lines = await linesOf(response);
  expect(lines.length).toBeGreaterThan(2);
  expect(lines.slice(0, -1).every(({ done }) => done === false)).toBe(true);
  expect(lines.at(-1)).toMatchObject({
    done: true,
    done_reason: 'stop',
    message: { role: 'assistant', content: '' },
    prompt_eval_count: expect.any(Number),
    eval_count: expect.any(Number),
    total_duration: expect.any(Number),
  });
});

test('streamed or whole, the words are the same', async () => {
  const whole = await (
    await post('/api/chat', { model: MODEL, messages: HELLO, stream: false })
  ).json();
  const lines = await linesOf(await post('/api/chat', { model: MODEL, messages: HELLO }));
  const streamed = lines.map(({ message }) => (message as { content: string }).content).join('');
  expect(streamed).toBe(whole.message.content);
});

test('an empty list of messages loads the model, and the list of loaded models shows it', async () => {
  const loaded = () => fetch(`${ollama.url}/api/ps`).then((response) => response.json());
  expect((await loaded()).models).toEqual([]);
  const answer = await (
    await post('/api/chat', {
      model: MODEL,
      messages: [],
      keep_alive: '10m',
      options: { num_ctx: 8192 },
    })
  ).json();
  expect(answer).toMatchObject({ done: true, done_reason: 'load' });
  expect((await loaded()).models).toMatchObject([{ name: MODEL, context_length: 8192 }]);
  await post('/api/chat', { model: MODEL, messages: [], keep_alive: 0 });
  expect((await loaded()).models).toEqual([]);
});

test('an answer to a schema follows it, whatever it is', async () => {
  const format = {
    type: 'object',
    properties: {
      colour: { enum: ['red', 'blue'] },
      counts: { type: 'array', items: { $ref: '#/$defs/count' } },
    },
    required: ['colour', 'counts'],
    $defs: { count: { type: 'object', properties: { n: { type: 'integer' } } } },
  };
  const answer = await (
    await post('/api/chat', { model: MODEL, messages: HELLO, format, stream: false })
  ).json();
  expect(JSON.parse(answer.message.content)).toEqual({ colour: 'red', counts: [{ n: 0 }] });
});

test.for<[name: string, path: string, body: unknown, status: number, error: string]>([
  ['an unknown model', '/api/chat', { model: 'x', messages: HELLO }, 404, "model 'x' not found"],
  ['an unknown model’s details', '/api/show', { model: 'x' }, 404, "model 'x' not found"],
  ['no model', '/api/chat', { messages: HELLO }, 400, 'model is required'],
  [
    'thinking, which the model cannot',
    '/api/chat',
    { model: MODEL, messages: HELLO, think: true },
    400,
    `"${MODEL}" does not support thinking`,
  ],
  [
    'messages that are no list',
    '/api/chat',
    { model: MODEL, messages: 'Hello' },
    400,
    'json: cannot unmarshal string into Go struct field ChatRequest.messages of type []api.Message',
  ],
  ['an embedding of nothing', '/api/embed', { model: MODEL, input: 7 }, 400, 'invalid input type'],
])('%s is refused as Ollama does', async ([, path, body, status, error]) => {
  const response = await post(path, body);
  expect([response.status, await response.json()]).toEqual([status, { error }]);
});

test('a body that is no JSON is refused with the decoder’s words', async () => {
  const response = await fetch(`${ollama.url}/api/chat`, { method: 'POST', body: 'x' });
  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({
    error: "invalid character 'x' looking for beginning of value",
  });
});

test('a prompt longer than the context is an error only where it may not be cut', async () => {
  const messages = [
    { role: 'system', content: 'Greet the customer.' },
    { role: 'user', content: 'word '.repeat(5_000) },
    { role: 'user', content: 'Hello' },
  ];
  const ask = (rest: object) =>
    post('/api/chat', {
      model: MODEL,
      messages,
      stream: false,
      options: { num_ctx: 2048 },
      ...rest,
    });
  const cut = await (await ask({})).json();
  expect(cut.prompt_eval_count).toBeLessThan(2048);
  expect(cut.message.content).toMatch(/^Hello!/);
  const refused = await ask({ truncate: false, shift: false });
  expect(refused.status).toBe(400);
  expect((await refused.json()).error).toContain('exceeds the available context size');
});

test('texts with common words have nearer vectors, and every vector has unit length', async () => {
  const input = ['the Pro plan costs', 'what the Pro plan costs', 'opening hours'];
  const { embeddings } = (await (await post('/api/embed', { model: MODEL, input })).json()) as {
    embeddings: number[][];
  };
  const product = (one: number, other: number) =>
    (embeddings[one] ?? []).reduce(
      (sum, value, at) => sum + value * (embeddings[other]?.[at] ?? 0),
      0,
    );
  expect(product(0, 0)).toBeCloseTo(1);
  expect(product(0, 1)).toBeGreaterThan(product(0, 2));
});
