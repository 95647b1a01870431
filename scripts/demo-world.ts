import { startDemoChat } from '../demo/chat/server.ts';
import { findOllama } from '../demo/find-ollama.ts';
import { startSimulatedOllama } from '../demo/simulated-ollama/server.ts';
import { type ExtensionBrowser, tabIdOf } from './extension-browser.ts';

const OLLAMA_PORT = 11434;
const CHAT_PORT = 4173;

export interface DemoWorld {
  /** Where the model server listens. */
  readonly serverUrl: string;
  /** Says which server it is, in words for the terminal. */
  readonly serverNote: string;
  readonly chatUrl: string;
  stop(): Promise<void>;
}

async function onFirstFreePort<T>(port: number, start: (port: number) => Promise<T>): Promise<T> {
  try {
    return await start(port);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return start(0);
    throw error;
  }
}

async function modelServer(): Promise<Omit<DemoWorld, 'chatUrl'>> {
  const ollama = await findOllama();
  if (ollama !== null) {
    return {
      serverUrl: ollama.url,
      serverNote: `${ollama.simulated ? 'a simulated Ollama that was already running' : `Ollama ${ollama.version}`} at ${ollama.url}`,
      stop: async () => {},
    };
  }
  const simulated = await onFirstFreePort(OLLAMA_PORT, (port) =>
    startSimulatedOllama({ port, tokenMs: 25 }),
  );
  return {
    serverUrl: simulated.url,
    serverNote: `a simulated Ollama at ${simulated.url} (no Ollama answered; its one model is a small program, not an AI)`,
    stop: () => simulated.stop(),
  };
}

/** Starts the demo chat, with Ollama where it runs and a simulated one where it does not. */
export async function startDemoWorld(): Promise<DemoWorld> {
  const server = await modelServer();
  const chat = await onFirstFreePort(CHAT_PORT, (port) =>
    startDemoChat({ port, ollamaUrl: server.serverUrl }),
  );
  return {
    ...server,
    chatUrl: chat.url,
    async stop() {
      await chat.stop();
      await server.stop();
    },
  };
}

/** Tells the extension where the model server is: not at its usual address where something else is in that place. */
async function pointAt(browser: ExtensionBrowser, serverUrl: string): Promise<void> {
  const dashboard = await browser.open('dashboard.html');
  const form = dashboard.getByRole('region', { name: 'Model server' });
  const address = form.getByRole('textbox', { name: 'Address' });
  if ((await address.inputValue()) !== serverUrl) {
    await address.fill(serverUrl);
    await form.getByRole('button', { name: 'Save and check' }).click();
    await form.getByText(/^Server version/).waitFor();
  }
  await dashboard.close();
}

/**
 * Does in the popup what a person would do first: watch the chat, and let it
 * take each new prompt. Leaves chat and popup open in two tabs.
 */
export async function openDemo(browser: ExtensionBrowser, world: DemoWorld) {
  await pointAt(browser, world.serverUrl);
  const chat = browser.context.pages()[0] ?? (await browser.context.newPage());
  await chat.goto(world.chatUrl);
  const popup = await browser.open(`popup.html?tab=${await tabIdOf(browser, world.chatUrl)}`);
  for (const name of ['Watch this chat', 'Give this page each new prompt']) {
    const control = popup.getByRole('switch', { name });
    await control.waitFor();
    // Kept from the last start, where the profile is.
    if (!(await control.isChecked())) await control.click();
    await popup.getByRole('switch', { name, checked: true }).waitFor();
  }
  await chat.bringToFront();
  return { chat, popup };
}
