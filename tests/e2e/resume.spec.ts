import type { Page } from '@playwright/test';
import type { RecordedRequest } from '../../demo/simulated-ollama/requests.ts';
import { ask } from './support/demo-chat.ts';
import { expect, test } from './support/fixtures.ts';
import { stopBackground } from './support/stop-background.ts';
import { rateIncorrect, rowsOf } from './support/whetstone.ts';

const STAGES = ['backward', 'optimizer', 'actor', 'judge'] as const;

function countByStage(requests: readonly RecordedRequest[]): Record<string, number> {
  return Object.fromEntries(
    STAGES.map((stage) => [stage, requests.filter((request) => request.stage === stage).length]),
  );
}

for (const [index, stage] of STAGES.entries()) {
  test(`a background stopped during ${stage} completes its step once and asks nothing twice`, async ({
    extension,
    demo,
    ollama,
  }) => {
    const chat = await extension.context.newPage();
    await chat.goto(demo.url);
    const bar = await ask(chat, 'What does the Pro plan cost?');
    ollama.hold(stage);
    await rateIncorrect(bar, 'Always include the 21 % VAT.');
    await ollama.arrived(stage);
    await stopBackground(extension);
    ollama.release();

    await expect.poll(async () => (await rowsOf(extension, 'outcomes')).length).toBe(1);
    const expected = STAGES.map((name, at) => [name, at === index ? 2 : 1]);
    expect(countByStage(ollama.requests)).toEqual(Object.fromEntries(expected));
    expect(await rowsOf(extension, 'versions')).toHaveLength(2);
    expect(await rowsOf(extension, 'answers')).toEqual([]);
    await expect(bar.getByRole('status')).toContainText('v2');
  });
}

/**
 * Keeps the outcomes locked by a transaction of the page's own, so that a commit
 * has to wait. A commit takes every store, and whoever comes after it waits too:
 * a read that stands still while the lock's own requests go on shows it waiting.
 */
async function lockOutcomes(page: Page) {
  const handle = await page.evaluateHandle(async () => {
    const db = await new Promise<IDBDatabase>((resolve) => {
      const open = indexedDB.open('whetstone');
      open.onsuccess = () => resolve(open.result);
    });
    const state = { released: false, requests: 0 };
    const store = db.transaction('outcomes', 'readwrite').objectStore('outcomes');
    const spin = () => {
      state.requests += 1;
      store.count().onsuccess = () => (state.released ? undefined : spin());
    };
    spin();
    const readStandsStill = () =>
      new Promise<boolean>((resolve) => {
        const began = state.requests;
        db.transaction('answers').objectStore('answers').count().onsuccess = () => resolve(false);
        const look = () => (state.requests - began > 500 ? resolve(true) : setTimeout(look));
        look();
      });
    return { state, readStandsStill };
  });
  return {
    commitWaits: () =>
      handle.evaluate(async ({ readStandsStill }) => {
        while (!(await readStandsStill()));
      }),
    release: () =>
      handle.evaluate(({ state }) => {
        state.released = true;
      }),
  };
}

test('a background stopped before its commit completes its step once and asks nothing again', async ({
  extension,
  demo,
  ollama,
}) => {
  const chat = await extension.context.newPage();
  await chat.goto(demo.url);
  const bar = await ask(chat, 'What does the Pro plan cost?');
  ollama.hold('judge');
  await rateIncorrect(bar, 'Always include the 21 % VAT.');
  await ollama.arrived('judge');

  const lock = await lockOutcomes(await extension.open('manifest.json'));
  ollama.release();
  await lock.commitWaits();
  await stopBackground(extension);
  await lock.release();

  await expect.poll(async () => (await rowsOf(extension, 'outcomes')).length).toBe(1);
  expect(countByStage(ollama.requests)).toEqual({ backward: 1, optimizer: 1, actor: 1, judge: 1 });
  expect(await rowsOf(extension, 'versions')).toHaveLength(2);
  await expect(bar.getByRole('status')).toContainText('v2');
});
