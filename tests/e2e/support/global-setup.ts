import { ensureBrowser } from '../../../scripts/browser.ts';
import { buildDemoExtension } from '../../../scripts/extension-browser.ts';

/** Everything the tests need that a fresh clone lacks. */
export default function setUp(): void {
  ensureBrowser();
  buildDemoExtension();
}
