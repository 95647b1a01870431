import { startDemoChat } from '../../demo/chat/server.ts';
import { startSimulatedOllama } from '../../demo/simulated-ollama/server.ts';
import { type ExtensionBrowser, launchExtension } from '../../scripts/extension-browser.ts';
import { ask } from '../e2e/support/demo-chat.ts';
import { prepare } from '../e2e/support/fixtures.ts';
import { rateCorrect, rowsOf } from '../e2e/support/whetstone.ts';
import { type Measure, median, repeat } from './measure.ts';

const CYCLES = 100_000;
const RUNS = 10;

/** Fills the store with copies of its one cycle, its event, job and outcome. */
async function fill(browser: ExtensionBrowser): Promise<void> {
  const page = await browser.open('popup.html');
  await page.evaluate(async (count) => {
    const db = await new Promise<IDBDatabase>((resolve) => {
      const open = indexedDB.open('whetstone');
      open.onsuccess = () => resolve(open.result);
    });
    const read = (name: string) =>
      new Promise<Record<string, unknown>>((resolve) => {
        const all = db.transaction(name).objectStore(name).getAll(null, 1);
        all.onsuccess = () => resolve(all.result[0]);
      });
    const [cycle, event, job, outcome] = await Promise.all(
      ['cycles', 'events', 'jobs', 'outcomes'].map(read),
    );
    for (let start = 0; start < count; start += 5_000) {
      await new Promise<void>((resolve, reject) => {
        const stores = ['cycles', 'events', 'jobs', 'outcomes'];
        const write = db.transaction(stores, 'readwrite');
        for (let index = start; index < start + 5_000; index++) {
          const id = `filled-${index}`;
          const seq = index + 1_000;
          write.objectStore('cycles').put({ ...cycle, id, seq, replyKey: id });
          write.objectStore('events').put({ ...event, id, cycleId: id });
          write.objectStore('jobs').put({ ...job, id, cycleId: id });
          write.objectStore('outcomes').put({ ...outcome, cycleId: id, jobId: id, seq });
        }
        write.oncomplete = () => resolve();
        write.onerror = () => reject(write.error);
      });
    }
  }, CYCLES);
  await page.close();
}

/** Milliseconds from the start of the popup's navigation until the prompt's text stands in it. */
async function openPopup(browser: ExtensionBrowser): Promise<number> {
  const page = await browser.context.newPage();
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (document.querySelector('[data-testid=prompt]')?.textContent) {
        performance.mark('prompt');
        observer.disconnect();
      }
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
  await page.goto(`chrome-extension://${browser.extensionId}/popup.html`);
  await page.getByTestId('prompt').waitFor();
  const shown = await page.evaluate(() => performance.getEntriesByName('prompt')[0]?.startTime);
  await page.close();
  return shown ?? Number.NaN;
}

/** How fast the popup shows the prompt when a lot has been learned. */
export async function measurePopup(): Promise<Measure[]> {
  const ollama = await startSimulatedOllama({});
  const demo = await startDemoChat({ ollamaUrl: ollama.url });
  const browser = await launchExtension();
  await prepare(browser, { ollamaUrl: ollama.url, chatUrl: demo.url });
  const chat = await browser.context.newPage();
  await chat.goto(demo.url);
  await rateCorrect(await ask(chat, 'What does the Pro plan cost?'));
  while ((await rowsOf(browser, 'outcomes')).length < 1);
  await fill(browser);
  const shown = await repeat(RUNS, () => openPopup(browser));
  await browser.context.close();
  await demo.stop();
  await ollama.stop();
  return [
    {
      name: `popup to prompt shown, ${CYCLES.toLocaleString('en')} cycles`,
      value: median(shown),
      unit: 'ms',
      aim: 150,
      n: RUNS,
    },
  ];
}
