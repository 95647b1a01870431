import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { countTokens } from './context.ts';
import type { Fault } from './faults.ts';
import type { Answer } from './spoil.ts';

interface Generation {
  readonly model: string;
  readonly answer: Answer;
  readonly promptTokens: number;
  readonly tokenMs: number;
  readonly fault: Fault | undefined;
  /** Aborted when the asker goes away, which ends the generation. */
  readonly signal: AbortSignal;
}

const CHUNKS_BEFORE_FAULT = 3;
const NANOSECONDS_PER_MS = 1_000_000;

function chunk(model: string, content: string, rest: object): string {
  const created = new Date().toISOString();
  return `${JSON.stringify({ model, created_at: created, message: { role: 'assistant', content }, ...rest })}\n`;
}

/** The fields of the last chunk: why it ended, counts, durations in nanoseconds. */
function finalFields({ answer, promptTokens }: Generation, tookMs: number): object {
  const took = Math.max(1, Math.round(tookMs * NANOSECONDS_PER_MS));
  return {
    done: true,
    done_reason: answer.doneReason,
    total_duration: took,
    load_duration: 0,
    prompt_eval_count: promptTokens,
    prompt_eval_duration: Math.ceil(took / 2),
    eval_count: countTokens(answer.text),
    eval_duration: Math.floor(took / 2),
    simulated: true,
  };
}

/** Breaks the stream off as the fault says; false where it does not. */
function breakOff(response: ServerResponse, fault: Fault | undefined): boolean {
  switch (fault?.kind) {
    case 'cut':
      response.destroy();
      return true;
    case 'error-line':
      response.end(
        `${JSON.stringify({ error: fault.message ?? 'an error was encountered while running the model: CUDA error: out of memory' })}\n`,
      );
      return true;
    case 'broken-line':
      response.end('{"model":"simulated-business:1b","message":{"role":"assis\n');
      return true;
    default:
      return false;
  }
}

/** Resolves once the text has left, so that what was sent before a cut does arrive; or once it cannot. */
function send(response: ServerResponse, text: string): Promise<void> {
  return new Promise((resolve) => {
    response.write(text, () => resolve());
  });
}

/** Sends the answer token by token as NDJSON, one word to a chunk. */
export async function streamAnswer(
  response: ServerResponse,
  generation: Generation,
): Promise<void> {
  const { model, answer, fault, signal } = generation;
  const startedAt = Date.now();
  const tokenMs = fault?.kind === 'slow' ? fault.tokenMs : generation.tokenMs;
  const breakAfter = fault?.kind === 'cut' ? fault.afterChunks : undefined;
  const words = answer.text.match(/\s*\S+/gu) ?? [];
  const limit = Math.min(breakAfter ?? CHUNKS_BEFORE_FAULT, words.length);

  response.writeHead(200, { 'Content-Type': 'application/x-ndjson' });
  for (const [index, word] of words.entries()) {
    if (index === limit && breakOff(response, fault)) return;
    await send(response, chunk(model, word, { done: false }));
    if (tokenMs > 0) await delay(tokenMs, undefined, { signal });
    signal.throwIfAborted();
  }
  if (breakOff(response, fault)) return;
  response.end(chunk(model, '', finalFields(generation, Date.now() - startedAt)));
}

/** Sends the answer in one piece, as for `"stream": false`. */
export function sendWhole(response: ServerResponse, generation: Generation): void {
  if (breakOff(response, generation.fault)) return;
  response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8' });
  response.end(chunk(generation.model, generation.answer.text, finalFields(generation, 1)).trim());
}
