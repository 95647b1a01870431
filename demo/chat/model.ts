/** The model that answers, as the page names it. */
export interface Model {
  readonly name: string;
  readonly simulated: boolean;
}

export interface Message {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** Trouble with the model, in one sentence for the person. */
export class ModelTrouble extends Error {}

/**
 * Context length in tokens. The same as Whetstone's own by default: another
 * one would make Ollama load the model anew whenever chat and critic take turns.
 */
const NUM_CTX = 8192;
const LIST_TIMEOUT_MS = 5_000;

type Fields = Record<string, unknown>;

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function absent(ollamaUrl: string): ModelTrouble {
  return new ModelTrouble(
    `No model server answers at ${ollamaUrl}: start Ollama, then send your message again.`,
  );
}

/** The model of this name, or the first that the server has. Throws ModelTrouble where there is none. */
export async function chooseModel(ollamaUrl: string, wanted: string | undefined): Promise<Model> {
  const answer: unknown = await fetch(`${ollamaUrl}/api/tags`, {
    signal: AbortSignal.timeout(LIST_TIMEOUT_MS),
  })
    .then((response) => response.json())
    .catch(() => {
      throw absent(ollamaUrl);
    });
  const { models } = fieldsOf(answer);
  const list = Array.isArray(models) ? models.map(fieldsOf) : [];
  const chosen = wanted === undefined ? list[0] : list.find(({ name }) => name === wanted);
  if (typeof chosen?.name !== 'string') {
    throw new ModelTrouble(
      wanted === undefined
        ? 'The model server has no model yet: run "ollama pull qwen3:8b", then send your message again.'
        : `The model server does not have ${wanted}: run "ollama pull ${wanted}", then send your message again.`,
    );
  }
  return { name: chosen.name, simulated: fieldsOf(chosen.details).family === 'simulated' };
}

/** The lines of a stream as they become whole. */
async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const bytes of body) {
    const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines.filter((line) => line.trim() !== '');
  }
  if (rest.trim() !== '') yield rest;
}

function parseLine(line: string): Fields {
  try {
    return fieldsOf(JSON.parse(line));
  } catch {
    throw new ModelTrouble('The model server answered something that could not be read.');
  }
}

/** The pieces of the model's answer. Throws ModelTrouble, or an AbortError when stopped. */
export async function* askModel(
  ollamaUrl: string,
  model: string,
  messages: readonly Message[],
  signal: AbortSignal,
): AsyncGenerator<string> {
  const response = await fetch(`${ollamaUrl}/api/chat`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      model,
      messages,
      stream: true,
      think: false,
      options: { num_ctx: NUM_CTX },
    }),
    signal,
  }).catch(() => {
    signal.throwIfAborted();
    throw absent(ollamaUrl);
  });
  if (!response.ok || response.body === null) {
    const { error } = parseLine((await response.text()) || '{}');
    throw new ModelTrouble(`The model server refused: ${error ?? `status ${response.status}`}.`);
  }
  try {
    for await (const line of linesOf(response.body)) {
      const { error, message, done } = parseLine(line);
      if (error !== undefined) throw new ModelTrouble(`The model stopped half-way: ${error}.`);
      const { content } = fieldsOf(message);
      if (typeof content === 'string' && content !== '') yield content;
      if (done === true) return;
    }
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof ModelTrouble) throw error;
  }
  throw new ModelTrouble('The connection to the model broke in the middle of the answer.');
}
