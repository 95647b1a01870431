import { join } from 'node:path';
import { build } from 'esbuild';

const here = import.meta.dirname;

/** The bar and the capture of signals as one script for a plain page. */
export async function bundleHarness(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(here, 'harness.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2024',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    alias: { 'wxt/browser': join(here, 'browser-stub.ts') },
  });
  const [script] = outputFiles;
  if (script === undefined) throw new Error('The harness could not be bundled.');
  return script.text;
}
