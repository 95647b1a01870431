import { countTokens } from './context.ts';
import { isKnownModel, MODEL_NAME } from './model-card.ts';
import { fieldsOf, textOf } from './values.ts';

const DIMENSIONS = 64;

/** Unit-length vector of the text's words, so that texts with common words are near each other. */
function embedText(text: string): number[] {
  const vector = new Array<number>(DIMENSIONS).fill(0);
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    let hash = 0;
    for (const char of word) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) % DIMENSIONS;
    vector[hash] = (vector[hash] ?? 0) + 1;
  }
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}

/** Answer of `/api/embed`: status and body. */
export function embedAnswer(body: unknown): readonly [status: number, answer: object] {
  const fields = fieldsOf(body);
  const model = textOf(fields.model);
  if (!isKnownModel(model)) return [404, { error: `model '${model}' not found` }];
  const input = fields.input;
  const texts = typeof input === 'string' ? [input] : input;
  if (!Array.isArray(texts) || texts.some((text) => typeof text !== 'string')) {
    return [400, { error: 'invalid input type' }];
  }
  const strings = texts.map(textOf);
  return [
    200,
    {
      model: MODEL_NAME,
      embeddings: strings.map(embedText),
      total_duration: 1_000_000,
      load_duration: 0,
      prompt_eval_count: strings.reduce((sum, text) => sum + countTokens(text), 0),
    },
  ];
}
