import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const FOLDER = import.meta.dirname;

/** Folder of the built pages' scripts and styles. */
export const BUILT = join(FOLDER, 'dist');

/** The component pages, by name. */
export const PAGES = { 'deep-chat': 'ts', chatscope: 'tsx', 'assistant-ui': 'tsx' } as const;
export type PageName = keyof typeof PAGES;

function versionIn(path: string): unknown {
  const file = join(FOLDER, path);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).version : undefined;
}

function isInstalled(): boolean {
  const { dependencies } = JSON.parse(readFileSync(join(FOLDER, 'package.json'), 'utf8'));
  return Object.entries(dependencies).every(
    ([name, version]) => versionIn(`node_modules/${name}/package.json`) === version,
  );
}

function install(): void {
  const flags = ['--no-audit', '--no-fund', '--no-package-lock'];
  const { status } = spawnSync('npm', ['install', ...flags], { cwd: FOLDER, stdio: 'inherit' });
  if (status !== 0) throw new Error('The chat components could not be installed; see above.');
}

/** Installs the components where they are missing or of other versions, and bundles their pages. */
export async function buildComponents(): Promise<void> {
  if (!isInstalled()) install();
  await build({
    entryPoints: Object.entries(PAGES).map(([name, ext]) =>
      join(FOLDER, 'pages', `${name}.${ext}`),
    ),
    outdir: BUILT,
    bundle: true,
    format: 'esm',
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.svg': 'dataurl', '.woff2': 'dataurl', '.woff': 'dataurl', '.ttf': 'dataurl' },
    logLevel: 'warning',
  });
}

if (import.meta.main) await buildComponents();
