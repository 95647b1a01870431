import { startDemoChat } from '../../demo/chat/server.ts';
import type { Fault } from '../../demo/simulated-ollama/faults.ts';
import { startSimulatedOllama } from '../../demo/simulated-ollama/server.ts';
import messages from '../../public/_locales/en/messages.json' with { type: 'json' };
import { launchExtension, tabIdOf } from '../../scripts/extension-browser.ts';
import { ask } from './support/demo-chat.ts';
import { startDetached } from './support/detached-browser.ts';
import { expect, prepare, test } from './support/fixtures.ts';
import { temporaryProfile } from './support/profile.ts';
import { bars, rateIncorrect, rowsOf, sendFromPage } from './support/whetstone.ts';

const QUESTION = 'What does the Pro plan cost?';
const COMPLAINT = 'Always include the 21 % VAT.';

/** The first words of a failure's sentence, before anything that is filled in. */
function sentenceOf(key: keyof typeof messages): string {
  return messages[key].message.split('$')[0] ?? '';
}

const FAULTS: readonly {
  name: string;
  fault: Fault;
  sentence: keyof typeof messages;
}[] = [
  {
    name: 'answers 403',
    fault: { kind: 'status', code: 403, stage: 'backward', times: 'always' },
    sentence: 'failure_server_forbidden',
  },
  {
    name: 'is cut in mid-stream',
    fault: { kind: 'cut', afterChunks: 2, stage: 'backward', times: 'always' },
    sentence: 'failure_stream_cut',
  },
  {
    name: 'answers garbage',
    fault: { kind: 'garbage', stage: 'backward', times: 'always' },
    sentence: 'failure_answer_malformed',
  },
  {
    name: 'answers with think text',
    fault: { kind: 'think-text', stage: 'backward', times: 'always' },
    sentence: 'failure_answer_thinking',
  },
];

for (const { name, fault, sentence } of FAULTS) {
  test(`a model server that ${name} costs no rating, is named, and recovers by itself`, async ({
    extension,
    demo,
    ollama,
  }) => {
    // Enough tries that an unusable answer is still waited out when the server is well again.
    await sendFromPage(extension, 'settings/update', { queue: { maxAttempts: 1_000 } });
    const chat = await extension.context.newPage();
    await chat.goto(demo.url);
    const bar = await ask(chat, QUESTION);
    ollama.setFaults([fault]);
    await rateIncorrect(bar, COMPLAINT);
    await expect(bar.getByRole('status')).toContainText(sentenceOf(sentence));
    const popup = await extension.open(`popup.html?tab=${await tabIdOf(extension, demo.url)}`);
    await expect(popup.getByText(sentenceOf(sentence)).first()).toBeVisible();
    expect(await rowsOf(extension, 'events')).toHaveLength(1);

    ollama.setFaults([]);
    await expect(bar.getByRole('status')).toContainText('v2');
    expect(await rowsOf(extension, 'outcomes')).toHaveLength(1);
    expect(await rowsOf(extension, 'versions')).toHaveLength(2);
  });
}

test('a model server that is absent costs no rating, is named, and is found when it comes', async ({
  demo,
  ollama,
}) => {
  const absent = await startSimulatedOllama({});
  const port = Number(new URL(absent.url).port);
  await absent.stop();
  // The chat itself is answered by another server: only the critic has none.
  const extension = await launchExtension();
  await prepare(extension, { ollamaUrl: absent.url, chatUrl: demo.url });
  const chat = await extension.context.newPage();
  await chat.goto(demo.url);
  const bar = await ask(chat, QUESTION);
  await rateIncorrect(bar, COMPLAINT);
  await expect(bar.getByRole('status')).toContainText(sentenceOf('failure_server_absent'));
  const popup = await extension.open(`popup.html?tab=${await tabIdOf(extension, demo.url)}`);
  await expect(popup.getByText(sentenceOf('failure_server_absent')).first()).toBeVisible();

  const arrived = await startSimulatedOllama({ port });
  await expect(bar.getByRole('status')).toContainText('v2');
  await extension.context.close();
  await arrived.stop();
  expect(ollama.requests.some((request) => request.stage === 'backward')).toBe(false);
});

test('an answer that stays unusable is given up with its reason, and the next rating learns', async ({
  extension,
  demo,
  ollama,
}) => {
  const chat = await extension.context.newPage();
  await chat.goto(demo.url);
  const bar = await ask(chat, QUESTION);
  ollama.setFaults([{ kind: 'garbage', stage: 'backward', times: 'always' }]);
  await rateIncorrect(bar, COMPLAINT);
  await expect
    .poll(() => rowsOf(extension, 'outcomes'))
    .toMatchObject([{ gate: { update: false, reason: 'critic-failed' }, newVersion: null }]);

  ollama.setFaults([]);
  const next = await ask(chat, QUESTION);
  await rateIncorrect(next, COMPLAINT);
  await expect(next.getByRole('status')).toContainText('v2');
});

test('a first byte after 100 s finds the background alive, with no debugger to keep it so', async () => {
  test.setTimeout(240_000);
  const ollama = await startSimulatedOllama({});
  const demo = await startDemoChat({ ollamaUrl: ollama.url });
  const profile = temporaryProfile();
  const browser = await startDetached(profile.folder);
  const attached = await browser.attach();
  await prepare(attached, { ollamaUrl: ollama.url, chatUrl: demo.url });
  // An alarm every few seconds would keep the background alive as well.
  await sendFromPage(attached, 'settings/update', { queue: { wakeEveryMs: 3_600_000 } });
  const chat = await attached.context.newPage();
  await chat.goto(demo.url);
  const bar = await ask(chat, QUESTION);
  ollama.setFaults([{ kind: 'delay-headers', ms: 100_000, stage: 'backward' }]);
  await rateIncorrect(bar, COMPLAINT);
  await ollama.arrived('backward');
  await attached.leave();

  // Only a background that lived through the wait asks for the second stage, and asks but once
  // for the first: one that was stopped begins its request again.
  await ollama.arrived('judge');
  expect(ollama.requests.filter((request) => request.stage === 'backward')).toHaveLength(1);
  const again = await browser.attach();
  await expect.poll(async () => (await rowsOf(again, 'versions')).length).toBe(2);
  await expect(
    bars(again.context.pages().find((page) => page.url().startsWith(demo.url)) ?? chat),
  ).toHaveCount(1);
  await browser.kill();
  await demo.stop();
  await ollama.stop();
  profile.remove();
});
