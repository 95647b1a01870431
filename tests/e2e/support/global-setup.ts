import { ensureBrowser } from '../../../scripts/browser.ts';
import { buildDemoExtension } from '../../../scripts/extension-browser.ts';
import { buildComponents } from '../components/build.ts';

/** Everything the tests need that a fresh clone lacks. */
export default async function setUp(): Promise<void> {
  ensureBrowser();
  buildDemoExtension();
  await buildComponents();
}
