import { readdirSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { extname } from 'node:path';

export interface Asset {
  readonly type: string;
  readonly text: string;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ts': 'text/javascript; charset=utf-8',
};

const FOLDER = new URL('./page/', import.meta.url);

/** The files of the page by name. TypeScript loses its types here, so that there is no build step. */
export function loadAssets(): ReadonlyMap<string, Asset> {
  const names = readdirSync(FOLDER);
  return new Map(
    names.map((name) => {
      const text = readFileSync(new URL(name, FOLDER), 'utf8');
      const type = TYPES[extname(name)] ?? 'text/plain; charset=utf-8';
      return [name, { type, text: name.endsWith('.ts') ? stripTypeScriptTypes(text) : text }];
    }),
  );
}
