import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Assistant, answerMessage } from './answer.ts';
import { type Asset, loadAssets } from './assets.ts';
import { loadCatalogue } from './catalogue.ts';
import { createConversations } from './conversations.ts';
import { chooseModel, ModelTrouble } from './model.ts';

interface DemoChatOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** Address of Ollama, real or simulated, without a trailing slash. */
  readonly ollamaUrl: string;
  /** Name of the model; the server's first by default. */
  readonly model?: string;
  /** A Markdown file in the place of the demo's own catalogue. */
  readonly catalogue?: string | URL;
}

export interface DemoChat {
  readonly url: string;
  stop(): Promise<void>;
}

const HOST = '127.0.0.1';
const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

function sendJson(response: ServerResponse, answer: object): void {
  response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(answer));
}

function sendAsset(response: ServerResponse, asset: Asset | undefined): void {
  if (asset === undefined) {
    response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not found');
    return;
  }
  response.writeHead(200, { 'Content-Type': asset.type, 'Cache-Control': 'no-store' });
  response.end(asset.text);
}

/** True for a request that another site's page, or another host's name, has brought here. */
function isForeign({ headers }: IncomingMessage): boolean {
  const host = headers.host ?? '';
  const local = /^(?:127\.0\.0\.1|localhost)(?::\d+)?$/u.test(host);
  return !local || (headers.origin !== undefined && headers.origin !== `http://${host}`);
}

/** What the page shows around the conversation. */
async function describe({ catalogue, ollamaUrl, model: wanted }: Assistant): Promise<object> {
  const { title, intro, sections, questions } = catalogue;
  try {
    const model = await chooseModel(ollamaUrl, wanted);
    return { title, intro, sections, questions, model };
  } catch (error) {
    if (!(error instanceof ModelTrouble)) throw error;
    return { title, intro, sections, questions, model: null, trouble: error.message };
  }
}

async function route(
  request: IncomingMessage,
  response: ServerResponse,
  assets: ReadonlyMap<string, Asset>,
  assistant: Assistant,
): Promise<void> {
  response.setHeader('Content-Security-Policy', CSP);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  if (isForeign(request)) {
    response.writeHead(403).end();
    return;
  }
  const { pathname } = new URL(request.url ?? '/', `http://${HOST}`);
  const [, area = '', name = ''] = /^\/(c|assets|api\/turns|api)\/([\w.-]+)$/u.exec(pathname) ?? [];
  const asked = `${request.method} ${area}`;
  if (pathname === '/') response.writeHead(302, { Location: `/c/${randomUUID()}` }).end();
  else if (asked === 'GET c') sendAsset(response, assets.get('index.html'));
  else if (asked === 'GET assets') sendAsset(response, assets.get(name));
  else if (asked === 'GET api' && name === 'demo') sendJson(response, await describe(assistant));
  else if (asked === 'GET api/turns') {
    sendJson(response, { turns: assistant.conversations.turns(name) });
  } else if (asked === 'POST api/turns') await answerMessage(request, response, name, assistant);
  else sendAsset(response, undefined);
}

/** Starts the demo chat on this machine. Rejects where the port is taken or the catalogue is missing. */
export async function startDemoChat({
  port = 0,
  ollamaUrl,
  model,
  catalogue = new URL('../catalogue.md', import.meta.url),
}: DemoChatOptions): Promise<DemoChat> {
  const assets = loadAssets();
  const assistant: Assistant = {
    catalogue: loadCatalogue(catalogue),
    ollamaUrl,
    model,
    conversations: createConversations(),
  };
  const server = createServer((request, response) => {
    route(request, response, assets, assistant).catch(() => response.destroy());
  });
  const { promise: listening, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject);
  server.listen(port, HOST, resolve);
  await listening;
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${HOST}:${taken}`,
    async stop() {
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      server.closeAllConnections();
      await closed.promise;
    },
  };
}
