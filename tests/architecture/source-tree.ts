import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';

/** The root of the repository. */
export const ROOT = join(import.meta.dirname, '..', '..');

export interface SourceFile {
  /** Relative to the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** The code files below the given folders, generated and installed ones left out. */
export function sourceFiles(...folders: string[]): SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|tsx|css)$/.test(entry.name))
      .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
      .filter((path) => !/node_modules|\/dist\//.test(path))
      .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') })),
  );
}

const SPECIFIER = /(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g;

/** What a file imports: paths from the root for its own files, names for packages. */
export function importsOf(file: SourceFile): string[] {
  return [...file.text.matchAll(SPECIFIER)].flatMap(([, specifier]) => {
    if (specifier === undefined) return [];
    return specifier.startsWith('.')
      ? [posix.normalize(posix.join(dirname(file.path), specifier))]
      : [specifier];
  });
}
