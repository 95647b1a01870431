import { join } from 'node:path';
import { ensureBrowser } from './browser.ts';
import { openDemo, startDemoWorld } from './demo-world.ts';
import { buildDemoExtension, launchExtension } from './extension-browser.ts';

/** Kept between starts, so that what was learned yesterday is there today. */
const PROFILE = join(import.meta.dirname, '..', '.demo-profile');

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

async function start(): Promise<void> {
  ensureBrowser();
  buildDemoExtension();
  const world = await startDemoWorld();
  const headless = !hasDisplay();
  const browser = await launchExtension({ profile: PROFILE, headless, offline: false });
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

await start();
