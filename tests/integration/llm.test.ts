import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type SimulatedOllama, startSimulatedOllama } from '../../demo/simulated-ollama/server.ts';
import type { ModelRequest } from '../../lib/critic/model.ts';
import { checkServer } from '../../lib/llm/health.ts';
import { ollamaModel } from '../../lib/llm/ollama.ts';
import { DEFAULT_SETTINGS, type ServerSettings } from '../../lib/settings/settings.ts';

const QUESTION: ModelRequest = {
  stage: 'actor',
  messages: [
    { role: 'system', content: 'You are a helpful assistant.' },
    { role: 'user', content: 'How much is the Pro plan?' },
  ],
  schema: null,
};

interface ChatBody {
  readonly model?: string;
  readonly think?: boolean;
}

const settingsFor = (address: string, changes: Partial<ServerSettings> = {}): ServerSettings => ({
  ...DEFAULT_SETTINGS.server,
  address,
  ...changes,
});

describe('a model on an Ollama server', () => {
  let server: SimulatedOllama;
  beforeEach(async () => {
    server = await startSimulatedOllama();
  });
  afterEach(() => server.stop());

  const chats = () => server.requests.filter(({ path }) => path === '/api/chat');
  const ask = (changes: Partial<ServerSettings> = {}) =>
    ollamaModel(settingsFor(server.url, changes)).chat(QUESTION);
  const failureKind = async (changes: Partial<ServerSettings> = {}) => {
    const answer = await ask(changes);
    return answer.ok ? 'none' : answer.failure.kind;
  };

  it('gives the whole answer with its token counts', async () => {
    const answer = await ask();
    expect(answer).toMatchObject({
      ok: true,
      value: {
        text: expect.stringMatching(/\S/u),
        model: expect.stringContaining('simulated'),
        promptTokens: expect.any(Number),
        answerTokens: expect.any(Number),
      },
    });
  });

  it('forbids the server to cut the prompt, to think, and to change its context length', async () => {
    await ask({ numCtx: 4096, keepAlive: '3m' });
    expect(chats().at(-1)?.body).toMatchObject({
      stream: true,
      truncate: false,
      shift: false,
      think: false,
      keep_alive: '3m',
      options: { num_ctx: 4096, temperature: 0 },
    });
    expect(chats().at(-1)?.body).not.toHaveProperty('format');
  });

  it('hands the schema on as the format', async () => {
    const schema = { type: 'object', properties: { x: { type: 'string' } }, required: ['x'] };
    await ollamaModel(settingsFor(server.url)).chat({ ...QUESTION, schema });
    expect(chats().at(-1)?.body).toMatchObject({ format: schema });
  });

  it('lists the models once for many questions', async () => {
    const model = ollamaModel(settingsFor(server.url));
    await model.chat(QUESTION);
    await model.chat(QUESTION);
    expect(server.requests.filter(({ path }) => path === '/api/tags')).toHaveLength(1);
    expect(chats()).toHaveLength(2);
  });

  it('names a model that the server does not have', async () => {
    expect(await failureKind({ model: 'nobody:7b' })).toBe('model_missing');
    expect(chats()).toHaveLength(0);
  });

  it('says that a prompt does not fit', async () => {
    const long = 'word '.repeat(20_000);
    const answer = await ollamaModel(settingsFor(server.url, { numCtx: 2048 })).chat({
      ...QUESTION,
      messages: [{ role: 'user', content: long }],
    });
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'prompt_too_long' } });
  });

  it.each([
    [{ kind: 'status', code: 403 }, 'server_forbidden'],
    [{ kind: 'status', code: 404, message: 'model "x" not found' }, 'model_missing'],
    [{ kind: 'status', code: 404, message: 'page not found' }, 'server_error'],
    [{ kind: 'status', code: 503, message: 'server busy' }, 'server_busy'],
    [{ kind: 'status', code: 500, message: 'llama runner has stopped' }, 'server_error'],
    [{ kind: 'cut', afterChunks: 0 }, 'server_absent'],
    [{ kind: 'error-line' }, 'stream_cut'],
    [{ kind: 'broken-line' }, 'stream_cut'],
    [{ kind: 'unfinished' }, 'answer_unfinished'],
  ] as const)('maps %o to %s', async (fault, kind) => {
    server.setFaults([fault]);
    expect(await failureKind()).toBe(kind);
    expect(await failureKind()).toBe('none');
  });

  it('says that an answer was cut off in the middle', async () => {
    const slow = await startSimulatedOllama({ tokenMs: 20 });
    try {
      slow.setFaults([{ kind: 'cut', afterChunks: 3 }]);
      const answer = await ollamaModel(settingsFor(slow.url)).chat(QUESTION);
      expect(answer).toMatchObject({ ok: false, failure: { kind: 'stream_cut' } });
    } finally {
      await slow.stop();
    }
  });

  it('gives up on a server that does not begin to answer', async () => {
    server.setFaults([{ kind: 'delay-headers', ms: 60_000 }]);
    expect(await failureKind({ firstByteMs: 80 })).toBe('server_slow');
  });

  it('gives up on a server that falls silent in the middle of an answer', async () => {
    server.setFaults([{ kind: 'slow', tokenMs: 60_000 }]);
    expect(await failureKind({ idleMs: 80 })).toBe('server_slow');
  });

  it('stops the server when it is stopped itself', async () => {
    server.hold('chat');
    server.hold('actor');
    const controller = new AbortController();
    const answer = ollamaModel(settingsFor(server.url), { signal: controller.signal }).chat(
      QUESTION,
    );
    await Promise.race([server.arrived('chat'), server.arrived('actor')]);
    controller.abort();
    expect(await answer).toMatchObject({ ok: false, failure: { kind: 'aborted' } });
    await expect.poll(() => chats().at(-1)?.outcome).toBe('aborted');
  });

  it('says that nobody listens at the address', async () => {
    const { url } = server;
    await server.stop();
    const answer = await ollamaModel(settingsFor(url)).chat(QUESTION);
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'server_absent' } });
    expect(await checkServer(settingsFor(url))).toMatchObject({
      version: null,
      failure: { kind: 'server_absent' },
    });
  });

  it('finds a server in good health, without running its model', async () => {
    const health = await checkServer(settingsFor(server.url));
    expect(health).toMatchObject({ version: expect.any(String), failure: null });
    expect(health.models).toContain(health.model);
    expect(chats()).toHaveLength(0);
  });

  it('says that the model asked for is missing, and which there are', async () => {
    const health = await checkServer(settingsFor(server.url, { model: 'nobody:7b' }));
    expect(health).toMatchObject({ model: null, failure: { kind: 'model_missing' } });
    expect(health.models.length).toBeGreaterThan(0);
  });
});

describe('a server that is unlike the others', () => {
  let server: Server;
  let bodies: unknown[];
  const json = (value: unknown) => JSON.stringify(value);

  async function start(listener: RequestListener): Promise<string> {
    server = createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }
  beforeEach(() => {
    bodies = [];
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  /** Lists the models given and lets `chat` answer. */
  const serverWith =
    (models: readonly object[], chat: (body: ChatBody) => [number, string]) =>
    (...[request, response]: Parameters<RequestListener>) => {
      let text = '';
      request.on('data', (chunk) => {
        text += chunk;
      });
      request.on('end', () => {
        const known: Record<string, object> = {
          '/api/version': { version: '0.9.9' },
          '/api/tags': { models },
        };
        const listed = known[request.url ?? ''];
        if (listed !== undefined) {
          response.end(json(listed));
          return;
        }
        const body: ChatBody = JSON.parse(text);
        bodies.push(body);
        const [status, answer] = chat(body);
        response.writeHead(status, { 'content-type': 'application/x-ndjson' }).end(answer);
      });
    };
  const answered = (message: object, reason: string | undefined = 'stop') =>
    `${json({ message: { role: 'assistant', ...message }, done: true, done_reason: reason })}\n`;

  it('is asked again without `think` where the model knows no thinking', async () => {
    const url = await start(
      serverWith([{ name: 'plain:1b' }], ({ think }) =>
        think === undefined
          ? [200, answered({ content: 'hello' })]
          : [400, json({ error: '"plain:1b" does not support thinking' })],
      ),
    );
    const model = ollamaModel(settingsFor(url));
    expect(await model.chat(QUESTION)).toMatchObject({ ok: true, value: { text: 'hello' } });
    expect(await model.chat(QUESTION)).toMatchObject({ ok: true });
    expect(bodies.map((body) => Object.hasOwn(Object(body), 'think'))).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('is not believed where its model thought and said nothing', async () => {
    const url = await start(
      serverWith([{ name: 'deep:1b' }], () => [200, answered({ content: '', thinking: 'hm' })]),
    );
    expect(await ollamaModel(settingsFor(url)).chat(QUESTION)).toMatchObject({
      ok: false,
      failure: { kind: 'answer_thinking' },
    });
  });

  it('has not finished where it gives no reason for its end', async () => {
    const url = await start(
      serverWith([{ name: 'old:1b' }], () => [
        200,
        `${json({ message: { content: 'half' }, done: true })}\n`,
      ]),
    );
    expect(await ollamaModel(settingsFor(url)).chat(QUESTION)).toMatchObject({
      ok: false,
      failure: { kind: 'answer_unfinished' },
    });
  });

  it('is cut where its answer ends without saying that it is done', async () => {
    const url = await start(
      serverWith([{ name: 'a:1b' }], () => [
        200,
        `${json({ message: { content: 'half' }, done: false })}\n`,
      ]),
    );
    expect(await ollamaModel(settingsFor(url)).chat(QUESTION)).toMatchObject({
      ok: false,
      failure: { kind: 'stream_cut' },
    });
  });

  it('is cut where the first line of its answer is an error', async () => {
    const url = await start(
      serverWith([{ name: 'a:1b' }], () => [200, `${json({ error: 'out of memory' })}\n`]),
    );
    expect(await ollamaModel(settingsFor(url)).chat(QUESTION)).toMatchObject({
      ok: false,
      failure: { kind: 'stream_cut', detail: 'out of memory' },
    });
  });

  const CLOUD = [
    { name: 'big:120b-cloud' },
    { name: 'huge:cloud' },
    { name: 'renamed:latest', remote_model: 'big:120b', remote_host: 'https://cloud.example' },
  ];

  it.each([['big:120b-cloud'], ['huge:cloud'], ['renamed']])(
    'never passes a prompt to %s, which runs elsewhere',
    async (model) => {
      const url = await start(serverWith(CLOUD, () => [200, answered({ content: 'leak' })]));
      expect(await ollamaModel(settingsFor(url, { model })).chat(QUESTION)).toMatchObject({
        ok: false,
        failure: { kind: 'address_refused' },
      });
      expect(bodies).toEqual([]);
    },
  );

  it('takes the first local model where none is named, and says when there is none', async () => {
    const url = await start(
      serverWith([...CLOUD, { name: 'local:8b' }], () => [200, answered({ content: 'hi' })]),
    );
    expect(await checkServer(settingsFor(url))).toMatchObject({ model: 'local:8b' });
    server.removeAllListeners('request');
    server.on(
      'request',
      serverWith(CLOUD, () => [404, json({ error: 'model not found' })]),
    );
    expect(await checkServer(settingsFor(url))).toMatchObject({
      model: null,
      failure: { kind: 'no_model' },
    });
  });

  it('is asked for another model when the first was removed meanwhile', async () => {
    const models = [{ name: 'first:8b' }, { name: 'second:8b' }];
    const url = await start(
      serverWith(models, ({ model }) =>
        models.some(({ name }) => name === model)
          ? [200, answered({ content: String(model) })]
          : [404, json({ error: `model '${model}' not found` })],
      ),
    );
    const model = ollamaModel(settingsFor(url));
    expect(await model.chat(QUESTION)).toMatchObject({ value: { text: 'first:8b' } });
    models.shift();
    expect(await model.chat(QUESTION)).toMatchObject({ failure: { kind: 'model_missing' } });
    expect(await model.chat(QUESTION)).toMatchObject({ value: { text: 'second:8b' } });
  });

  it('shows its 403 in the check, although it answers GET requests', async () => {
    const url = await start(serverWith([{ name: 'local:8b' }], () => [403, '']));
    expect(await checkServer(settingsFor(url))).toMatchObject({
      version: '0.9.9',
      models: ['local:8b'],
      failure: { kind: 'server_forbidden' },
    });
  });

  it('is not followed to another address', async () => {
    const url = await start((_request, response) => {
      response.writeHead(307, { location: 'http://elsewhere.invalid/api/tags' }).end();
    });
    expect(await ollamaModel(settingsFor(url)).chat(QUESTION)).toMatchObject({ ok: false });
  });
});
