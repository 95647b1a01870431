import { type Fields, fieldsOf, isFields, listOf, textOf } from './values.ts';

export interface ChatMessage {
  readonly role: string;
  readonly content: string;
}

export interface ChatRequest {
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  readonly stream: boolean;
  /** A JSON schema, `json`, or nothing. */
  readonly format: Fields | 'json' | null;
  readonly think: unknown;
  readonly keepAlive: unknown;
  readonly numCtx: number;
  /** Most tokens to answer with; below 0 for no limit. */
  readonly numPredict: number;
  readonly truncate: boolean;
  readonly shift: boolean;
}

/** Context length of a machine with less than 23 GiB of video memory. */
const DEFAULT_NUM_CTX = 4096;

function formatOf(value: unknown): ChatRequest['format'] | 'invalid' {
  if (value === undefined || value === null || value === '') return null;
  if (value === 'json') return 'json';
  return isFields(value) ? value : 'invalid';
}

/** A chat request, or the words in which Ollama refuses it with 400. */
export function parseChatRequest(body: unknown): ChatRequest | string {
  if (!isFields(body)) return 'json: cannot unmarshal value into Go value of type api.ChatRequest';
  if (body.messages !== undefined && !Array.isArray(body.messages)) {
    return `json: cannot unmarshal ${typeof body.messages} into Go struct field ChatRequest.messages of type []api.Message`;
  }
  const model = textOf(body.model);
  if (model === '') return 'model is required';
  const format = formatOf(body.format);
  if (format === 'invalid') {
    return `invalid format: ${JSON.stringify(JSON.stringify(body.format))}; expected "json" or a valid JSON Schema object`;
  }
  const options = fieldsOf(body.options);
  return {
    model,
    messages: listOf(body.messages).map((message) => {
      const fields = fieldsOf(message);
      return { role: textOf(fields.role), content: textOf(fields.content) };
    }),
    stream: body.stream !== false,
    format,
    think: body.think,
    keepAlive: body.keep_alive,
    numCtx: typeof options.num_ctx === 'number' ? options.num_ctx : DEFAULT_NUM_CTX,
    numPredict: typeof options.num_predict === 'number' ? options.num_predict : -1,
    truncate: body.truncate !== false,
    shift: body.shift !== false,
  };
}
