import type { Ollama } from 'ollama/browser';
import { z } from 'zod';
import { failure } from '../core/failure.ts';
import { fail, ok, type Result } from '../core/result.ts';
import type { ChatModel, ModelAnswer, ModelRequest } from '../critic/model.ts';
import type { ServerSettings } from '../settings/settings.ts';
import { chooseModel, modelListSchema } from './choose-model.ts';
import { exchange } from './exchange.ts';
import { BrokenLine, rejectsThink } from './failures.ts';

const partSchema = z.object({
  message: z.object({ content: z.string(), thinking: z.string().optional() }).optional(),
  done: z.boolean(),
  done_reason: z.string().optional(),
  prompt_eval_count: z.number().optional(),
  eval_count: z.number().optional(),
});

type Part = z.infer<typeof partSchema>;

/**
 * A model on an Ollama server, asked over `/api/chat`. The server's list is
 * read once, to choose the model and to refuse one that runs elsewhere. Answers
 * stream, so that `signal` stops the server's work too. The context length is
 * the same in every request, because another one would load the model anew; a
 * prompt that does not fit is an error and never cut.
 */
export function ollamaModel(
  settings: ServerSettings,
  deps: { readonly signal?: AbortSignal } = {},
): ChatModel {
  const options = { ...settings, signal: deps.signal };
  let name: string | undefined;
  // Servers answer 400 to this field for models that know no thinking.
  let think: { readonly think?: false } = { think: false };

  async function chosenName(): Promise<Result<string>> {
    if (name !== undefined) return ok(name);
    const list = await exchange(options, async (client) =>
      modelListSchema.parse(await client.list()),
    );
    if (!list.ok) return list;
    const chosen = chooseModel(list.value.models, settings.model);
    if (chosen.ok) name = chosen.value;
    return chosen;
  }

  async function open(client: Ollama, model: string, { messages, schema }: ModelRequest) {
    const request = {
      model,
      messages: messages.map(({ role, content }) => ({ role, content })),
      stream: true as const,
      truncate: false,
      shift: false,
      keep_alive: settings.keepAlive,
      options: { num_ctx: settings.numCtx, temperature: 0 },
      ...(schema === null ? {} : { format: schema }),
    };
    try {
      return await client.chat({ ...request, ...think });
    } catch (error) {
      if (think.think === undefined || !rejectsThink(error)) throw error;
      think = {};
      return client.chat(request);
    }
  }

  return {
    async chat(request) {
      const model = await chosenName();
      if (!model.ok) return model;
      const answer = await exchange(options, async (client, heard) => {
        const parts: Part[] = [];
        for await (const chunk of await open(client, model.value, request)) {
          heard();
          parts.push(parsePart(chunk));
        }
        return answerOf(parts, model.value);
      });
      // The model may have been removed since the list was read.
      if (!answer.ok && answer.failure.kind === 'model_missing') name = undefined;
      return answer.ok ? answer.value : answer;
    },
  };
}

function parsePart(chunk: unknown): Part {
  const part = partSchema.safeParse(chunk);
  if (!part.success) throw new BrokenLine('a part of the answer has not the form of one');
  return part.data;
}

/** The whole of an answer; a failure unless the model itself came to its end. */
function answerOf(parts: readonly Part[], model: string): Result<ModelAnswer> {
  const last = parts.at(-1);
  if (last?.done_reason !== 'stop') {
    return fail(failure('answer_unfinished', last?.done_reason ?? 'no reason given'));
  }
  const text = parts.map(({ message }) => message?.content ?? '').join('');
  const thought = parts.some(({ message }) => (message?.thinking ?? '') !== '');
  if (text.trim() === '' && thought)
    return fail(failure('answer_thinking', 'nothing but thoughts'));
  return ok({
    text,
    model,
    promptTokens: last.prompt_eval_count ?? 0,
    answerTokens: last.eval_count ?? 0,
  });
}
