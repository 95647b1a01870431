import type { ChatMessage, ChatRequest } from './chat-request.ts';

const CHARS_PER_TOKEN = 4;

/** Roughly as many tokens as a real tokenizer would count in English text. */
export function countTokens(text: string): number {
  return Math.ceil(text.length / CHARS_PER_TOKEN);
}

export function countPromptTokens(messages: readonly ChatMessage[]): number {
  return messages.reduce((sum, { content }) => sum + countTokens(content), 0);
}

/** Drops the oldest messages until the rest fits; system messages and the last one stay. */
function dropOldest(messages: readonly ChatMessage[], numCtx: number): readonly ChatMessage[] {
  for (let first = 0; first < messages.length; first++) {
    const kept = messages.filter((message, index) => index >= first || message.role === 'system');
    if (countPromptTokens(kept) <= numCtx || first === messages.length - 1) return kept;
  }
  return messages;
}

/**
 * The messages as they reach the model, or Ollama's words for a prompt that is
 * longer than the context and may not be shortened (400).
 */
export function fitToContext(request: ChatRequest): readonly ChatMessage[] | string {
  const { messages, numCtx, truncate, shift } = request;
  const kept = truncate ? dropOldest(messages, numCtx) : messages;
  const tokens = countPromptTokens(kept);
  if (tokens <= numCtx) return kept;
  if (!truncate) {
    // Ollama hands on its runner's own error body, as a string.
    return JSON.stringify({
      error: {
        code: 400,
        message: `request (${tokens} tokens) exceeds the available context size (${numCtx} tokens), try increasing it`,
        type: 'exceed_context_size_error',
        n_prompt_tokens: tokens,
        n_ctx: numCtx,
      },
    });
  }
  if (!shift) {
    return 'the prompt is longer than the context length currently available to the model; shorten the prompt, adjust the context length in settings, or use a model with a longer context length';
  }
  const last = kept.at(-1);
  if (last === undefined) return kept;
  const half = (numCtx * CHARS_PER_TOKEN) / 4;
  const shortened = last.content.slice(0, half) + last.content.slice(-half);
  return [...kept.slice(0, -1), { ...last, content: shortened }];
}
