import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ensureBrowser } from '../../scripts/browser.ts';
import { buildDemoExtension, DEMO_BUILD } from '../../scripts/extension-browser.ts';
import { measureLearning } from './learning.ts';
import { type Measure, printTable } from './measure.ts';
import { measureObserving } from './observing.ts';
import { measurePopup } from './popup.ts';
import { measureRating } from './rating.ts';

function contentScriptSize(): Measure {
  const script = readFileSync(join(DEMO_BUILD, 'content-scripts', 'observer.js'));
  const value = gzipSync(script, { level: 9 }).length / 1_000;
  return { name: 'content script, gzipped', value, unit: 'kB', aim: 30, n: 1 };
}

ensureBrowser();
buildDemoExtension();
const measures = [
  contentScriptSize(),
  ...(await measureObserving()),
  ...(await measureRating()),
  ...(await measurePopup()),
  ...(await measureLearning()),
];
console.log(JSON.stringify(measures, null, 2));
printTable(measures);
