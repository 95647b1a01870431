import { expect, test } from 'vitest';
import layers from './layers.json' with { type: 'json' };
import { importsOf, type SourceFile, sourceFiles } from './source-tree.ts';

const folders: Record<string, { may: string[] }> = layers.folders;
const packages: Record<string, string | string[]> = layers.packages;
const files = sourceFiles('lib', 'components', 'entrypoints');

/** The longest folder of the table that holds the path. */
function folderOf(path: string): string | undefined {
  return Object.keys(folders)
    .filter((folder) => path.startsWith(`${folder}/`))
    .sort((a, b) => b.length - a.length)[0];
}

function isAllowed(from: string, to: string): boolean {
  if (from === to) return true;
  const may = folders[from]?.may ?? [];
  return may.includes(to) || (may.includes('lib/*') && to.startsWith('lib/'));
}

function isOwn(specifier: string): boolean {
  return /^(lib|components|entrypoints)\//.test(specifier);
}

function packageOf(specifier: string): string | undefined {
  return Object.keys(packages).find(
    (name) => specifier === name || specifier.startsWith(`${name}/`),
  );
}

function offences(check: (file: SourceFile) => string[]): string[] {
  return files.flatMap((file) => check(file).map((offence) => `${file.path}: ${offence}`));
}

test('every source file lives in a folder of the table', () => {
  expect(files.map((file) => file.path).filter((path) => folderOf(path) === undefined)).toEqual([]);
});

test('imports point down only', () => {
  const wrong = offences((file) => {
    const from = folderOf(file.path) ?? '';
    return importsOf(file)
      .filter(isOwn)
      .filter((to) => !isAllowed(from, folderOf(to) ?? 'nowhere'))
      .map((to) => `must not import ${to}`);
  });
  expect(wrong).toEqual([]);
});

test('packages are imported only where the table allows them', () => {
  const wrong = offences((file) =>
    importsOf(file)
      .filter((specifier) => !isOwn(specifier) && !/^(\.|public\/)/.test(specifier))
      .filter((specifier) => {
        const allowed = packages[packageOf(specifier) ?? ''];
        return (
          !Array.isArray(allowed) || !allowed.some((folder) => file.path.startsWith(`${folder}/`))
        );
      })
      .map((specifier) => `must not import ${specifier}`),
  );
  expect(wrong).toEqual([]);
});

test('one place fetches', () => {
  const wrong = offences((file) =>
    !file.path.startsWith(layers.fetchOnlyIn) &&
    /\bfetch\s*\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon/.test(file.text)
      ? ['reaches for the network']
      : [],
  );
  expect(wrong).toEqual([]);
});

test('content scripts know neither store nor model', () => {
  const wrong = offences((file) =>
    layers.noModelNoStore.some((folder) => file.path.startsWith(folder))
      ? importsOf(file).filter((to) => /^lib\/(store|llm|loop|critic)\//.test(to))
      : [],
  );
  expect(wrong).toEqual([]);
});

test('nothing turns text into HTML or code', () => {
  const wrong = offences((file) =>
    /innerHTML|outerHTML|insertAdjacentHTML|document\.write|dangerouslySetInnerHTML|new Function|\beval\(/.test(
      file.text,
    )
      ? ['turns text into HTML or code']
      : [],
  );
  expect(wrong).toEqual([]);
});
