import { test as base } from '@playwright/test';
import { startDemoChat } from '../../../demo/chat/server.ts';
import {
  type SimulatedOllama,
  startSimulatedOllama,
} from '../../../demo/simulated-ollama/server.ts';
import { type ExtensionBrowser, launchExtension } from '../../../scripts/extension-browser.ts';
import { sendFromPage } from './whetstone.ts';

interface World {
  readonly ollama: SimulatedOllama;
  readonly demo: { readonly url: string };
  /** The extension, pointed at `ollama`, with short delays, watching the demo chat. */
  readonly extension: ExtensionBrowser;
}

/** Delays of seconds instead of minutes, so that no test waits for a clock. */
export const QUICK_QUEUE = { baseDelayMs: 200, maxDelayMs: 1_000, wakeEveryMs: 3_000 };

/** Points the extension at the test's own servers and lets it watch the chat. */
export async function prepare(
  extension: ExtensionBrowser,
  servers: { readonly ollamaUrl: string; readonly chatUrl: string },
): Promise<void> {
  await sendFromPage(extension, 'settings/update', {
    server: { address: servers.ollamaUrl },
    queue: QUICK_QUEUE,
  });
  const { origin } = new URL(servers.chatUrl);
  await sendFromPage(extension, 'site/watch', { origin, on: true });
  await sendFromPage(extension, 'site/live-policy', { origin, on: true });
}

export const test = base.extend<World>({
  ollama: async ({}, use) => {
    const ollama = await startSimulatedOllama({});
    await use(ollama);
    await ollama.stop();
  },
  demo: async ({ ollama }, use) => {
    const demo = await startDemoChat({ ollamaUrl: ollama.url });
    await use(demo);
    await demo.stop();
  },
  extension: async ({ ollama, demo }, use) => {
    const extension = await launchExtension();
    await prepare(extension, { ollamaUrl: ollama.url, chatUrl: demo.url });
    await use(extension);
    await extension.context.close();
  },
});

export { expect } from '@playwright/test';
