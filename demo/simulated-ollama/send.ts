import type { IncomingMessage, ServerResponse } from 'node:http';

export function sendJson(response: ServerResponse, status: number, answer: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(answer));
}

export function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(text);
}

/** A body as it was sent and, where it is JSON, as a value; `error` in the words of Go's decoder. */
interface ReadBody {
  readonly value: unknown;
  readonly error: string | null;
}

export async function readBody(request: IncomingMessage): Promise<ReadBody> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  const text = Buffer.concat(parts).toString('utf8').trim();
  if (text === '') return { value: null, error: 'missing request body' };
  try {
    return { value: JSON.parse(text), error: null };
  } catch {
    const error = /^[{["\d-]/.test(text)
      ? 'unexpected EOF'
      : `invalid character '${text.charAt(0)}' looking for beginning of value`;
    return { value: null, error };
  }
}
