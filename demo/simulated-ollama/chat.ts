import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { type ChatRequest, parseChatRequest } from './chat-request.ts';
import { countPromptTokens, fitToContext } from './context.ts';
import type { Fault, FaultQueue, Stage } from './faults.ts';
import type { Holds } from './holds.ts';
import type { Memory } from './memory.ts';
import { answerAs } from './mind/answer.ts';
import { isKnownModel } from './model-card.ts';
import { sendJson } from './send.ts';
import { spoil } from './spoil.ts';
import { sendWhole, streamAnswer } from './stream.ts';

export interface ChatDesk {
  readonly faults: FaultQueue;
  readonly holds: Holds;
  readonly memory: Memory;
  /** Milliseconds between two tokens. */
  readonly tokenMs: number;
}

/** An answer without words: the model was only put into memory, or out of it. */
function sendNoWords(response: ServerResponse, request: ChatRequest): void {
  sendJson(response, 200, {
    model: request.model,
    created_at: new Date().toISOString(),
    message: { role: 'assistant', content: '' },
    done: true,
    done_reason: request.keepAlive === 0 ? 'unload' : 'load',
  });
}

/** Ollama's refusal of a request that it can read; null where it has none. */
function refusal(request: ChatRequest): readonly [status: number, error: string] | null {
  if (!isKnownModel(request.model)) return [404, `model '${request.model}' not found`];
  if (request.think !== undefined && request.think !== false && request.think !== null) {
    return [400, `${JSON.stringify(request.model)} does not support thinking`];
  }
  return null;
}

/** What a fault does before the model says anything; true where it has ended the response. */
async function befall(
  response: ServerResponse,
  fault: Fault | undefined,
  signal: AbortSignal,
): Promise<boolean> {
  if (fault?.kind === 'delay-headers') await delay(fault.ms, undefined, { signal });
  if (fault?.kind === 'cut' && fault.afterChunks === 0) {
    response.destroy();
    return true;
  }
  if (fault?.kind !== 'status') return false;
  if (fault.code === 403) response.writeHead(403).end();
  else sendJson(response, fault.code, { error: fault.message ?? 'simulated fault' });
  return true;
}

/** Answers `/api/chat`. Throws an AbortError when the asker goes away. */
export async function handleChat(
  response: ServerResponse,
  body: unknown,
  stage: Stage,
  desk: ChatDesk,
  signal: AbortSignal,
): Promise<void> {
  const request = parseChatRequest(body);
  if (typeof request === 'string') return sendJson(response, 400, { error: request });
  const refused = refusal(request);
  if (refused !== null) return sendJson(response, refused[0], { error: refused[1] });

  await desk.holds.pass(stage, signal);
  signal.throwIfAborted();
  const fault = desk.faults.take(stage);
  if (await befall(response, fault, signal)) return;

  desk.memory.use(request.keepAlive, request.numCtx);
  if (request.messages.length === 0) return sendNoWords(response, request);
  const messages = fitToContext(request);
  if (typeof messages === 'string') return sendJson(response, 400, { error: messages });

  const generation = {
    model: request.model,
    answer: spoil(answerAs(stage, messages, request.format), fault),
    promptTokens: countPromptTokens(messages),
    tokenMs: desk.tokenMs,
    fault,
    signal,
  };
  if (request.stream) await streamAnswer(response, generation);
  else sendWhole(response, generation);
}

/** Aborted when the connection closes before the response's end. */
export function signalOf(request: IncomingMessage, response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  response.on('close', () => {
    if (!response.writableFinished) controller.abort();
  });
  request.on('error', () => controller.abort());
  return controller.signal;
}
