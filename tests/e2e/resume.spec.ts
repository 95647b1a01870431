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

  // A page that keeps the outcomes locked: the commit has to wait, and the stop hits it there.
  const lock = await extension.open('dashboard.html');
  await lock.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const open = indexedDB.open('whetstone');
        open.onsuccess = () => {
          const store = open.result.transaction('outcomes', 'readwrite').objectStore('outcomes');
          const spin = () => {
            const request = store.count();
            request.onsuccess = () => (window.name === 'release' ? undefined : spin());
          };
          spin();
          resolve();
        };
      }),
  );
  ollama.release();
  await expect.poll(async () => (await rowsOf(extension, 'answers')).length).toBe(4);
  await stopBackground(extension);
  await lock.evaluate(() => {
    window.name = 'release';
  });

  await expect.poll(async () => (await rowsOf(extension, 'outcomes')).length).toBe(1);
  expect(countByStage(ollama.requests)).toEqual({ backward: 1, optimizer: 1, actor: 1, judge: 1 });
  expect(await rowsOf(extension, 'versions')).toHaveLength(2);
  await expect(bar.getByRole('status')).toContainText('v2');
});
