/** What the demo's server tells about itself. */
export interface Demo {
  readonly title: string;
  readonly intro: string;
  readonly sections: readonly { readonly title: string; readonly items: readonly string[] }[];
  readonly questions: readonly string[];
  /** Null where no model can be reached; `trouble` then says why. */
  readonly model: { readonly name: string; readonly simulated: boolean } | null;
  readonly trouble?: string;
}

export interface Turn {
  readonly role: 'user' | 'assistant';
  readonly content: string;
}

/** A line of an answer's stream. */
interface Piece {
  readonly text?: string;
  readonly done?: boolean;
  readonly error?: string;
}

export async function loadDemo(): Promise<Demo> {
  return (await fetch('/api/demo')).json();
}

export async function loadTurns(id: string): Promise<readonly Turn[]> {
  const answer: { turns: readonly Turn[] } = await (await fetch(`/api/turns/${id}`)).json();
  return answer.turns;
}

/** Sends a message; `prompt` null leaves the demo its own. Throws where the server is gone or the signal aborts. */
export async function* sendMessage(
  id: string,
  text: string,
  prompt: string | null,
  signal: AbortSignal,
): AsyncGenerator<Piece> {
  const response = await fetch(`/api/turns/${id}`, {
    method: 'POST',
    body: JSON.stringify({ text, prompt }),
    signal,
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!response.ok || reader === undefined) throw new Error(`status ${response.status}`);
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield JSON.parse(line) as Piece;
  }
}
