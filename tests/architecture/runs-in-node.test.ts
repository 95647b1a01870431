import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { ROOT, sourceFiles } from './source-tree.ts';

/** The folders of lib that need a browser. */
const IN_BROWSERS_ONLY = /^lib\/(?:chat|perception\/capture|messages|settings)\//;

test('all of lib that needs no browser is loaded by Node as it stands', () => {
  const paths = sourceFiles('lib')
    .map(({ path }) => path)
    .filter((path) => !IN_BROWSERS_ONLY.test(path));
  const script = paths.map((path) => `await import('./${path}');`).join('\n');
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', script],
    { cwd: ROOT, encoding: 'utf8' },
  );
  expect(paths).not.toEqual([]);
  expect(status, stderr).toBe(0);
});
