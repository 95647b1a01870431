import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ChatDesk, handleChat, signalOf } from './chat.ts';
import { type ControlDesk, handleControl } from './control.ts';
import { embedAnswer } from './embed.ts';
import { createFaultQueue, type Fault, type Stage } from './faults.ts';
import { createHolds } from './holds.ts';
import { createMemory } from './memory.ts';
import { stageOf } from './mind/stage.ts';
import { isKnownModel, psAnswer, SERVER_VERSION, showAnswer, tagsAnswer } from './model-card.ts';
import { guardDoor } from './origins.ts';
import { createRequestLog, type RecordedRequest } from './requests.ts';
import { readBody, sendJson, sendText } from './send.ts';
import { fieldsOf, textOf } from './values.ts';

export interface SimulatedOllama {
  /** Base address, without a trailing slash. */
  readonly url: string;
  /** Requests to the real API, oldest first; those to the side door are not among them. */
  readonly requests: readonly RecordedRequest[];
  /** Replaces the faults that wait to befall chat requests. */
  setFaults(faults: readonly Fault[]): void;
  /** Keeps the requests of a stage waiting, those to come. */
  hold(stage: Stage): void;
  /** Lets held requests go on, of one stage or of all. */
  release(stage?: Stage): void;
  /** Resolves once `count` requests of a stage (1) have come in. */
  arrived(stage: Stage, count?: number): Promise<void>;
  /** Closes the port and every connection. */
  stop(): Promise<void>;
}

interface SimulatedOllamaOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  readonly host?: string;
  /** Milliseconds between two tokens of a streamed answer; 0 by default. */
  readonly tokenMs?: number;
}

interface Desk extends ChatDesk, ControlDesk {}

async function route(
  request: IncomingMessage,
  response: ServerResponse,
  desk: Desk,
): Promise<void> {
  const method = request.method ?? 'GET';
  const url = new URL(request.url ?? '/', 'http://localhost');
  const signal = signalOf(request, response);
  const body = await readBody(request);
  if (url.pathname.startsWith('/simulated/')) {
    return handleControl(response, method, url, body.value, desk);
  }

  const stage = url.pathname === '/api/chat' && method === 'POST' ? stageOf(body.value) : null;
  const close = desk.log.note({
    method,
    path: url.pathname,
    origin: request.headers.origin ?? null,
    body: body.value,
    at: Date.now(),
    stage,
  });
  response.on('close', () => {
    const status = response.headersSent ? response.statusCode : null;
    close(response.writableFinished ? 'answered' : 'aborted', status);
  });
  if (guardDoor(request, response)) return;

  const reading = method === 'GET' || method === 'HEAD';
  if (reading && url.pathname === '/') return sendText(response, 200, 'Ollama is running');
  if (reading && url.pathname === '/api/version') {
    return sendJson(response, 200, { version: SERVER_VERSION });
  }
  if (reading && url.pathname === '/api/tags') return sendJson(response, 200, tagsAnswer());
  if (reading && url.pathname === '/api/ps') {
    return sendJson(response, 200, psAnswer(desk.memory.current()));
  }
  if (method !== 'POST' || !POSTS.includes(url.pathname)) {
    return sendText(response, 404, '404 page not found');
  }
  if (body.error !== null) return sendJson(response, 400, { error: body.error });
  if (url.pathname === '/api/show') return handleShow(response, body.value);
  if (url.pathname === '/api/embed') return sendJson(response, ...embedAnswer(body.value));
  return handleChat(response, body.value, stage ?? 'other', desk, signal);
}

const POSTS: readonly string[] = ['/api/show', '/api/embed', '/api/chat'];

function handleShow(response: ServerResponse, body: unknown): void {
  const fields = fieldsOf(body);
  const name = textOf(fields.model) || textOf(fields.name);
  if (isKnownModel(name)) sendJson(response, 200, showAnswer());
  else sendJson(response, 404, { error: `model '${name}' not found` });
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

/**
 * Starts a server that speaks Ollama's protocol and answers with a program
 * instead of a model. Rejects where the port is taken.
 */
export async function startSimulatedOllama({
  port = 0,
  host = '127.0.0.1',
  tokenMs = 0,
}: SimulatedOllamaOptions = {}): Promise<SimulatedOllama> {
  const desk: Desk = {
    faults: createFaultQueue(),
    holds: createHolds(),
    memory: createMemory(),
    log: createRequestLog(),
    tokenMs,
  };
  const server = createServer((request, response) => {
    route(request, response, desk).catch((error: unknown) => {
      if (isAbort(error) || response.headersSent) response.destroy();
      else sendJson(response, 500, { error: String(error) });
    });
  });
  const { promise: listening, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject);
  server.listen(port, host, resolve);
  await listening;
  const { port: taken } = server.address() as AddressInfo;

  return {
    url: `http://${host}:${taken}`,
    requests: desk.log.requests,
    setFaults: (faults) => desk.faults.set(faults),
    hold: (stage) => desk.holds.hold(stage),
    release: (stage) => desk.holds.release(stage),
    arrived: (stage, count) => desk.log.arrived(stage, count),
    async stop() {
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      server.closeAllConnections();
      await closed.promise;
    },
  };
}
