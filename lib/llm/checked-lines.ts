import { BrokenLine } from './failures.ts';

/**
 * A stream of JSON lines with a body that breaks off at the first line that is no JSON.
 * The client library would skip such a line and go on, which loses a part of
 * the answer without a word.
 */
export function withCheckedLines(response: Response): Response {
  const type = response.headers.get('content-type') ?? '';
  if (response.body === null || !type.includes('ndjson')) return response;
  const decoder = new TextDecoder();
  let rest = '';
  const check = (line: string) => {
    if (line.trim() === '') return;
    try {
      JSON.parse(line);
    } catch {
      throw new BrokenLine('a line is not JSON');
    }
  };
  const checked = response.body.pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
        rest = lines.pop() ?? '';
        lines.forEach(check);
        controller.enqueue(chunk);
      },
      flush() {
        check(rest + decoder.decode());
      },
    }),
  );
  return new Response(checked, { status: response.status, headers: response.headers });
}
