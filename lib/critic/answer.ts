import type { z } from 'zod';
import { type Failure, failure } from '../core/failure.ts';
import { fail, ok, type Result } from '../core/result.ts';
import type { ChatModel, ModelMessage, Stage } from './model.ts';
import { rejectionNotice, withNotice } from './prompts/repair.ts';
import { jsonSchemaOf } from './schemas.ts';

/** Reasoning in the answer, open or closed, as the various model families mark it. */
const THINKING = /<\/?\s*think(?:ing)?\b|◁\/?think▷|<\|channel\|>/iu;

/** Why an answer is of no use. `why` is for the model and may quote it; the failure does not. */
interface Rejection {
  readonly failure: Failure;
  readonly why: string;
}

type Parsed<T> = { readonly value: T } | { readonly rejection: Rejection };

/** Asks for JSON of a schema: see `askFor`. */
export function askForJson<T>(
  model: ChatModel,
  request: {
    readonly stage: Stage;
    readonly messages: readonly ModelMessage[];
    readonly schema: z.ZodType<T>;
  },
): Promise<Result<T>> {
  const { stage, messages, schema } = request;
  return askFor(model, stage, messages, jsonSchemaOf(schema), (text) =>
    parseJson(stage, text, schema),
  );
}

/** Asks for free text: see `askFor`. */
export function askForText(
  model: ChatModel,
  stage: Stage,
  messages: readonly ModelMessage[],
): Promise<Result<string>> {
  return askFor(model, stage, messages, null, (text) => parseText(stage, text));
}

/**
 * Asks a model, and once more with the reason where the answer is of no use.
 * Fails as the model does, or with `answer_thinking` or `answer_malformed`
 * after the second answer.
 */
async function askFor<T>(
  model: ChatModel,
  stage: Stage,
  messages: readonly ModelMessage[],
  schema: Readonly<Record<string, unknown>> | null,
  parse: (text: string) => Parsed<T>,
): Promise<Result<T>> {
  const first = await model.chat({ stage, messages, schema });
  if (!first.ok) return first;
  const parsed = parse(first.value.text);
  if ('value' in parsed) return ok(parsed.value);
  const repair = withNotice(messages, rejectionNotice(parsed.rejection.why));
  const second = await model.chat({ stage, messages: repair, schema });
  if (!second.ok) return second;
  const again = parse(second.value.text);
  return 'value' in again ? ok(again.value) : fail(again.rejection.failure);
}

function parseText(stage: Stage, text: string): Parsed<string> {
  const trimmed = text.trim();
  if (THINKING.test(trimmed)) return thinking(stage);
  return trimmed === '' ? malformed(`${stage}: empty`, 'It was empty.') : { value: trimmed };
}

function parseJson<T>(stage: Stage, text: string, schema: z.ZodType<T>): Parsed<T> {
  const readable = parseText(stage, text);
  if ('rejection' in readable) return readable;
  const json = jsonOf(readable.value);
  if (!json.ok) return malformed(`${stage}: not JSON`, 'It was not one JSON object.');
  const checked = schema.safeParse(json.value);
  if (checked.success) return { value: checked.data };
  const issues = checked.error.issues.map(({ path, code, message }) => ({
    // A path names fields of the schema, never what the model put into them.
    where: path.length === 0 ? 'answer' : path.join('.'),
    code,
    message,
  }));
  return malformed(
    `${stage}: ${issues.map(({ where, code }) => `${where} ${code}`).join(', ')}`,
    issues.map(({ where, message }) => `${where}: ${message}`).join('\n'),
  );
}

function jsonOf(text: string): Result<unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return ok(value);
  } catch {
    return fail(failure('answer_malformed'));
  }
}

function thinking(stage: Stage): { readonly rejection: Rejection } {
  const why = 'It held thoughts. Answer at once, without thinking aloud.';
  return { rejection: { failure: failure('answer_thinking', stage), why } };
}

function malformed(detail: string, why: string): { readonly rejection: Rejection } {
  return { rejection: { failure: failure('answer_malformed', detail), why } };
}
