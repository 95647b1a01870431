import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface PlainSite {
  readonly origin: string;
  /** Ends in a slash. */
  readonly url: string;
  /** Can be called again. */
  stop(): Promise<void>;
}

/** A site whose every page is a page without a chat. */
export async function startPlainSite(): Promise<PlainSite> {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end('<!doctype html><title>Plain</title><main><p>Nothing to see.</p></main>');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    url: `${origin}/`,
    async stop() {
      if (!server.listening) return;
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
