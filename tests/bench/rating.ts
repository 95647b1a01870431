import type { Locator, Page } from '@playwright/test';
import { startDemoChat } from '../../demo/chat/server.ts';
import { startSimulatedOllama } from '../../demo/simulated-ollama/server.ts';
import { type ExtensionBrowser, launchExtension } from '../../scripts/extension-browser.ts';
import { ask } from '../e2e/support/demo-chat.ts';
import { prepare } from '../e2e/support/fixtures.ts';
import { stopBackground } from '../e2e/support/stop-background.ts';
import { type Measure, median, repeat } from './measure.ts';

const WARM = 20;
const ASLEEP = 8;

/** Milliseconds from the press of Correct to the bar's word that it is saved. */
async function pressToAck(bar: Locator): Promise<number> {
  const waited = bar.evaluate(
    (host) =>
      new Promise<number>((resolve) => {
        let pressed = 0;
        const root = host.shadowRoot;
        if (root === null) return;
        root.addEventListener(
          'click',
          () => {
            pressed = performance.now();
          },
          { capture: true },
        );
        new MutationObserver(() => {
          if (pressed > 0 && root.querySelector('output')?.textContent) {
            resolve(performance.now() - pressed);
          }
        }).observe(root, { subtree: true, childList: true, characterData: true });
      }),
  );
  await bar.getByRole('button', { name: 'Correct', exact: true }).click();
  return waited;
}

async function rateOnce(browser: ExtensionBrowser, chat: Page, asleep: boolean): Promise<number> {
  const bar = await ask(chat, 'What does the Pro plan cost?');
  await bar.hover();
  if (asleep) await stopBackground(browser);
  await chat.bringToFront();
  return pressToAck(bar);
}

/** How long a person waits for the word that their rating is kept. */
export async function measureRating(): Promise<Measure[]> {
  const ollama = await startSimulatedOllama({});
  const demo = await startDemoChat({ ollamaUrl: ollama.url });
  const browser = await launchExtension();
  await prepare(browser, { ollamaUrl: ollama.url, chatUrl: demo.url });
  const chat = await browser.context.newPage();
  await chat.goto(demo.url);
  const warm = await repeat(WARM, () => rateOnce(browser, chat, false));
  const asleep = await repeat(ASLEEP, () => rateOnce(browser, chat, true));
  await browser.context.close();
  await demo.stop();
  await ollama.stop();
  return [
    { name: 'rating to ack, background awake', value: median(warm), unit: 'ms', aim: 50, n: WARM },
    {
      name: 'rating to ack, background asleep',
      value: median(asleep),
      unit: 'ms',
      aim: 300,
      n: ASLEEP,
    },
  ];
}
