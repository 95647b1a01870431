import { z } from 'zod';
import { type Failure, failure } from '../core/failure.ts';
import { AddressRefused, ErrorStatus } from './guarded-fetch.ts';

/** Part of an answer that is no line of JSON. */
export class BrokenLine extends Error {
  override readonly name = 'BrokenLine';
}

const LONGEST_DETAIL = 200;

/** Ollama's words for a prompt that does not fit `num_ctx`, when told not to cut it. */
const TOO_LONG = /context (?:length|window|size)|too long|exceed/iu;

function ofStatus(status: number, message: string): Failure {
  const detail = `${status} ${message}`.trim().slice(0, LONGEST_DETAIL);
  if (status === 401 || status === 403) return failure('server_forbidden', detail);
  if (status === 404 && /model/iu.test(message)) return failure('model_missing', detail);
  if (status === 400 && TOO_LONG.test(message)) return failure('prompt_too_long', detail);
  if (status === 429 || status === 503) return failure('server_busy', detail);
  return failure('server_error', detail);
}

/** How far an exchange had come when it failed. */
interface Course {
  /** The caller had it stopped. */
  readonly stopped: boolean;
  /** The server let pass the time that it was given. */
  readonly timedOut: boolean;
  /** The server had begun to answer. */
  readonly answering: boolean;
}

/** What an error means. Stops and timeouts show as different errors in different browsers. */
export function failureOf(error: unknown, course: Course): Failure {
  if (course.stopped) return failure('aborted');
  if (course.timedOut)
    return failure('server_slow', course.answering ? 'the server fell silent' : 'no answer came');
  if (error instanceof AddressRefused) return failure('address_refused', error.message);
  if (error instanceof ErrorStatus) return ofStatus(error.status, error.message);
  if (error instanceof z.ZodError || error instanceof SyntaxError) {
    return failure('server_error', 'not an answer of Ollama');
  }
  const detail = error instanceof Error ? error.message.slice(0, LONGEST_DETAIL) : typeof error;
  if (!course.answering) return failure('server_absent', detail);
  return TOO_LONG.test(detail) ? failure('prompt_too_long', detail) : failure('stream_cut', detail);
}

/** True where the server refuses the request for its `think` field alone. */
export function rejectsThink(error: unknown): boolean {
  return error instanceof ErrorStatus && error.status === 400 && /think/iu.test(error.message);
}
