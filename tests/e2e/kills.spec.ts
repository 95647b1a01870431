import { startDemoChat } from '../../demo/chat/server.ts';
import { startSimulatedOllama } from '../../demo/simulated-ollama/server.ts';
import type { Job } from '../../lib/loop/job.ts';
import type { RatingEvent } from '../../lib/perception/rating.ts';
import type { CycleRow, OutcomeRow } from '../../lib/store/schema.ts';
import { type ExtensionBrowser, launchExtension } from '../../scripts/extension-browser.ts';
import { ask } from './support/demo-chat.ts';
import { expect, prepare, test } from './support/fixtures.ts';
import { killBrowser, temporaryProfile } from './support/profile.ts';
import { rateCorrect, rateIncorrect, rowsOf } from './support/whetstone.ts';

const KILLS = 20;
/** Longest wait between an acknowledgement and the kill, in milliseconds. */
const LONGEST_WAIT = 400;

test(`no acknowledged rating is lost or counted twice by ${KILLS} kills of the browser`, async () => {
  test.setTimeout(360_000);
  const ollama = await startSimulatedOllama({});
  const demo = await startDemoChat({ ollamaUrl: ollama.url });
  const profile = temporaryProfile();
  const acknowledged: string[] = [];

  for (let round = 0; round < KILLS; round++) {
    const extension = await launchExtension({ profile: profile.folder });
    if (round === 0) await prepare(extension, { ollamaUrl: ollama.url, chatUrl: demo.url });
    const chat = await extension.context.newPage();
    await chat.goto(demo.url);
    const question = `What does the Pro plan cost? (${round})`;
    const bar = await ask(chat, question);
    // Odd rounds leave a step under way for the kill to hit; even ones take the fast path.
    if (round % 2 === 1) await rateIncorrect(bar, `Always mention rule ${round}.`);
    else await rateCorrect(bar);
    acknowledged.push(question);
    await new Promise((resolve) => setTimeout(resolve, Math.random() * LONGEST_WAIT));
    await killBrowser(extension, profile);
  }

  const extension = await launchExtension({ profile: profile.folder });
  await expect
    .poll(async () => (await rowsOf<Job>(extension, 'jobs')).filter((job) => job.state !== 'done'))
    .toEqual([]);
  const cycles = await rowsOf<CycleRow>(extension, 'cycles');
  const events = await rowsOf<RatingEvent>(extension, 'events');
  const outcomes = await rowsOf<OutcomeRow>(extension, 'outcomes');
  expect(cycles.map((cycle) => cycle.systemAction.query).sort()).toEqual(acknowledged.toSorted());
  expect(events.map((event) => event.cycleId).sort()).toEqual(cycles.map(({ id }) => id).sort());
  expect(outcomes.map((outcome) => outcome.cycleId).sort()).toEqual(
    cycles.map(({ id }) => id).sort(),
  );

  await extension.context.close();
  await demo.stop();
  await ollama.stop();
  profile.remove();
});

/** Deletes the database under the running background, which loses its connection. */
async function deleteDatabase(extension: ExtensionBrowser): Promise<void> {
  await extension.worker.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.deleteDatabase('whetstone');
        request.onsuccess = () => resolve();
        request.onerror = () => reject(request.error);
      }),
  );
}

test('a background that loses its database in mid-step finds back to its work by itself', async () => {
  const ollama = await startSimulatedOllama({});
  const demo = await startDemoChat({ ollamaUrl: ollama.url });
  const extension = await launchExtension();
  await prepare(extension, { ollamaUrl: ollama.url, chatUrl: demo.url });
  const chat = await extension.context.newPage();
  await chat.goto(demo.url);
  const bar = await ask(chat, 'What does the Pro plan cost?');
  ollama.hold('backward');
  await rateIncorrect(bar, 'Always include the 21 % VAT.');
  await ollama.arrived('backward', 1);
  await deleteDatabase(extension);
  ollama.release();
  await expect(bar.getByRole('status')).toContainText('v2');
  expect(await rowsOf(extension, 'events')).toHaveLength(1);
  expect(await rowsOf(extension, 'outcomes')).toHaveLength(1);
  await extension.context.close();
  await demo.stop();
  await ollama.stop();
});

test('a database that was deleted comes back from the safety copy, and the person is told', async () => {
  const ollama = await startSimulatedOllama({});
  const demo = await startDemoChat({ ollamaUrl: ollama.url });
  const profile = temporaryProfile();
  const before = await launchExtension({ profile: profile.folder });
  await prepare(before, { ollamaUrl: ollama.url, chatUrl: demo.url });
  const chat = await before.context.newPage();
  await chat.goto(demo.url);
  const bar = await ask(chat, 'What does the Pro plan cost?');
  await rateIncorrect(bar, 'Always include the 21 % VAT.');
  await expect(bar.getByRole('status')).toContainText('v2');
  // This one is still to be learned from when the database goes.
  ollama.hold('backward');
  await rateIncorrect(
    await ask(chat, 'What does the Starter plan cost?'),
    'Always mention refunds.',
  );
  await ollama.arrived('backward', 2);
  const stores = ['versions', 'cycles', 'events'];
  const kept = await Promise.all(stores.map((store) => rowsOf(before, store)));
  await deleteDatabase(before);
  await killBrowser(before, profile);
  ollama.release();

  const after = await launchExtension({ profile: profile.folder });
  await expect.poll(async () => (await rowsOf(after, 'outcomes')).length).toBe(2);
  const [versions, cycles, events] = await Promise.all(stores.map((store) => rowsOf(after, store)));
  expect(versions).toEqual(expect.arrayContaining(kept[0] ?? []));
  expect(cycles).toEqual(kept[1]);
  expect(events).toEqual(kept[2]);
  const popup = await after.open('popup.html');
  await expect(popup.getByText(/restored/i)).toBeVisible();

  await after.context.close();
  await demo.stop();
  await ollama.stop();
  profile.remove();
});
