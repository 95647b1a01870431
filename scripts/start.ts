import { join } from 'node:path';
import { ensureBrowser } from './browser.ts';
import { openDemo, startDemoWorld } from './demo-world.ts';
import { buildDemoExtension, type ExtensionBrowser, launchExtension } from './extension-browser.ts';

/** Kept between starts, so that what was learned yesterday is there today. */
const PROFILE = join(import.meta.dirname, '..', '.demo-profile');

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

/** Throws with one sentence where another start holds the profile. */
async function launch(headless: boolean): Promise<ExtensionBrowser> {
  try {
    return await launchExtension({ profile: PROFILE, headless, offline: false });
  } catch (error) {
    if (!String(error).includes('ProcessSingleton')) throw error;
    throw new Error(
      'Whetstone is already running from this folder: use that one, or end it with Ctrl-C first.',
    );
  }
}

async function start(): Promise<void> {
  ensureBrowser();
  buildDemoExtension();
  const headless = !hasDisplay();
  // The browser first: where it does not start there is nothing else to end.
  const browser = await launch(headless);
  const world = await startDemoWorld();
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await browser.context.close();
    await world.stop();
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  browser.context.once('close', stop);

  await openDemo(browser, world);
  console.log(`
Whetstone is running.

  Demo chat     ${world.chatUrl}
  Model server  ${world.serverNote}
  Extension     ${headless ? 'loaded in Chromium, headless: this machine has no display' : 'loaded in Chromium; its popup is open in the second tab'}

Try it: ask "What does the Pro plan cost?", press Incorrect under the reply,
write "Always include the 21 % VAT." and save. Then ask again.
${headless ? '\nWith no display, `npm run tour` plays this and leaves pictures in tour/.\n' : ''}
What it learns is kept in .demo-profile; delete that folder to begin anew.
Ctrl-C ends everything.`);
}

try {
  await start();
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : error}`);
  process.exit(1);
}
