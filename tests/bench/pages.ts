import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const STYLE = `body { margin: 0; font: 16px/1.5 sans-serif } main { max-width: 46rem; margin: auto }
.user { text-align: right } textarea { position: fixed; bottom: 0; width: 100% }`;

const SENTENCE = 'The plan holds what you asked for and a little more, as the catalogue says.';

function turn(index: number): string {
  const role = index % 2 === 0 ? 'user' : 'assistant';
  const text = role === 'user' ? `Question ${index}?` : `Answer ${index}. ${SENTENCE} ${SENTENCE}`;
  return `<article class="turn ${role}"><div class="content"><p>${text}</p></div></article>`;
}

/** A finished chat of so many turns. */
function transcript(turns: number): string {
  const body = Array.from({ length: turns }, (_, index) => turn(index)).join('\n');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Transcript</title><style>${STYLE}</style>
<main><div class="turns">${body}</div></main>
<form><textarea aria-label="Message"></textarea><button>Send</button></form></html>`;
}

/** A chat whose last reply grows by a word at each animation frame, once \`stream(words)\` is called. */
function stream(): string {
  return transcript(20).replace(
    '</html>',
    `<script>
    window.stream = (words) => new Promise((resolve) => {
      const list = document.querySelector('.turns');
      const turn = document.createElement('article');
      turn.className = 'turn assistant';
      const content = document.createElement('div');
      content.className = 'content';
      const text = document.createElement('p');
      content.append(text);
      turn.append(content);
      list.append(turn);
      let count = 0;
      const next = () => {
        text.append('word' + count + ' ');
        count += 1;
        if (count < words) requestAnimationFrame(next); else resolve();
      };
      next();
    });
    </script></html>`,
  );
}

export interface BenchPages {
  readonly url: string;
  stop(): Promise<void>;
}

/** Serves `/transcript?turns=n` and `/stream`. */
export async function servePages(): Promise<BenchPages> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(
      url.pathname === '/stream' ? stream() : transcript(Number(url.searchParams.get('turns'))),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
