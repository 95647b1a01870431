import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { BUILT, type PageName } from './build.ts';

function pageOf(name: string): string {
  const style = existsSync(join(BUILT, `${name}.css`))
    ? `<link rel="stylesheet" href="/${name}.css">`
    : '';
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>${style}</head>
<body><script type="module" src="/${name}.js"></script></body></html>`;
}

const TYPES: Readonly<Record<string, string>> = { js: 'text/javascript', css: 'text/css' };

export interface ComponentPages {
  /** The address of one component's page. */
  url(name: PageName): string;
  stop(): Promise<void>;
}

/** Serves the component pages, as built, on this machine, on a free port. */
export async function serveComponents(): Promise<ComponentPages> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname.slice(1);
    const [name = '', extension] = path.split('.');
    const type = TYPES[extension ?? ''] ?? 'text/html';
    response.setHeader('content-type', `${type}; charset=utf-8`);
    if (extension === undefined) return void response.end(pageOf(name));
    if (!existsSync(join(BUILT, path))) return void response.writeHead(404).end();
    response.end(readFileSync(join(BUILT, path)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: (name) => `http://127.0.0.1:${port}/${name}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
