import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Catalogue } from './catalogue.ts';
import type { Conversations, Turn } from './conversations.ts';
import { askModel, chooseModel, ModelTrouble } from './model.ts';
import { ownPrompt, systemMessage } from './prompt.ts';

export interface Assistant {
  readonly catalogue: Catalogue;
  readonly ollamaUrl: string;
  /** Name of the model; the server's first where it is undefined. */
  readonly model: string | undefined;
  readonly conversations: Conversations;
}

const LONGEST_BODY = 100_000;

/** What the page sends: the message, and the prompt where Whetstone has given it one. */
async function readMessage(
  request: IncomingMessage,
): Promise<{ text: string; prompt: string | null } | null> {
  let body = '';
  for await (const part of request) {
    body += String(part);
    if (body.length > LONGEST_BODY) return null;
  }
  try {
    const { text, prompt } = JSON.parse(body) as Record<string, unknown>;
    if (typeof text !== 'string' || text.trim() === '') return null;
    return { text: text.trim(), prompt: typeof prompt === 'string' ? prompt : null };
  } catch {
    return null;
  }
}

/**
 * Answers one message of a conversation as lines of JSON: `{"text"}` pieces,
 * then `{"done":true}` or `{"error"}` with one sentence for the person. A page
 * that goes away stops the model; what it had said by then is kept.
 */
export async function answerMessage(
  request: IncomingMessage,
  response: ServerResponse,
  id: string,
  { catalogue, ollamaUrl, model: wanted, conversations }: Assistant,
): Promise<void> {
  const message = await readMessage(request);
  if (message === null) {
    response.writeHead(400).end();
    return;
  }
  const stopped = new AbortController();
  response.on('close', () => stopped.abort());
  response.writeHead(200, { 'Content-Type': 'application/x-ndjson' });
  const send = (line: object) => response.write(`${JSON.stringify(line)}\n`);

  const asked: Turn = { role: 'user', content: message.text };
  const prompt = message.prompt ?? ownPrompt(catalogue);
  let reply = '';
  try {
    const model = await chooseModel(ollamaUrl, wanted);
    const messages = [
      { role: 'system' as const, content: systemMessage(prompt, catalogue) },
      ...conversations.turns(id),
      asked,
    ];
    for await (const piece of askModel(ollamaUrl, model.name, messages, stopped.signal)) {
      reply += piece;
      send({ text: piece });
    }
    send({ done: true });
  } catch (error) {
    if (!stopped.signal.aborted) {
      send({ error: error instanceof ModelTrouble ? error.message : 'The demo itself failed.' });
    }
  }
  if (reply !== '') conversations.add(id, asked, { role: 'assistant', content: reply });
  response.end();
}
