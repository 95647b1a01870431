import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PAGES } from './components/build.ts';
import { expect, test, type WatchedPage } from './detection/fixture.ts';

const QUESTIONS = ['What does it cost?', 'And if I send it back?', 'Is that so?', 'What then?'];

/** Pages that nothing tells from a chat between people before they have answered at once, twice. */
const PATIENT = ['greeted'];

function pagesIn(folder: string): string[] {
  return readdirSync(join(import.meta.dirname, 'pages', folder))
    .filter((name) => name.endsWith('.html'))
    .map((name) => name.replace('.html', ''));
}

/** The lines that a reader sees of a text which may be written in Markdown. */
function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/^- /, '').trim())
    .filter((line) => line !== '');
}

/** A reply that pauses for long may be told of before its end, and is told of again: the end counts. */
async function expectOneHostPerReply(chat: WatchedPage, questions: readonly string[]) {
  await expect(async () => {
    const replies = await chat.replies();
    const expected = await chat.expected();
    expect(expected).toHaveLength(questions.length);
    expect(replies.map(({ text }) => linesOf(text))).toEqual(expected.map(linesOf));
    expect(replies.map(({ query }) => query)).toEqual(questions);
    expect(replies.map(({ isPlaced }) => isPlaced)).toEqual(replies.map(() => true));
  }).toPass({ timeout: 10_000 });
  await expect(chat.hosts).toHaveCount(questions.length);
}

async function converse(chat: WatchedPage) {
  for (const [index, question] of QUESTIONS.entries()) {
    await chat.ask(question);
    await expectOneHostPerReply(chat, QUESTIONS.slice(0, index + 1));
  }
}

test.describe('one host for each reply, none for the person’s turns, and the reply’s own words', () => {
  for (const name of Object.keys(PAGES) as (keyof typeof PAGES)[]) {
    test(`on a page of ${name}`, async ({ watched, servers }) => {
      await watched.open(servers.components.url(name));
      await converse(watched);
    });
  }

  for (const name of pagesIn('chats').filter((page) => !PATIENT.includes(page))) {
    test(`on the page “${name}”`, async ({ watched, servers }) => {
      await watched.open(`${servers.own.url}/chats/${name}.html`);
      await converse(watched);
    });
  }
});

for (const name of PATIENT) {
  test(`on the page “${name}” all replies get their hosts once two were given at once`, async ({
    watched,
    servers,
  }) => {
    await watched.open(`${servers.own.url}/chats/${name}.html`);
    await watched.send('What does it cost?');
    await expect.poll(async () => (await watched.expected()).length).toBeGreaterThan(1);
    await watched.send('And if I send it back?');
    await expect(watched.hosts).toHaveCount(3);
    await expectOneHostPerReply(watched, ['', 'What does it cost?', 'And if I send it back?']);
  });
}

test.describe('nothing is mounted', () => {
  for (const name of pagesIn('look-alikes')) {
    test(`on the look-alike “${name}”`, async ({ watched, servers }) => {
      await watched.page.clock.install();
      await watched.open(`${servers.own.url}/look-alikes/${name}.html`);
      await watched.page.clock.runFor(20_000);
      expect(await watched.replies()).toEqual([]);
      await expect(watched.hosts).toHaveCount(0);
      expect(await watched.page.evaluate(() => window.detection.watcher.describe().found)).toBe(
        false,
      );
    });
  }
});

test('nothing is mounted where a person answers, however often', async ({ watched, servers }) => {
  await watched.page.clock.install();
  await watched.open(`${servers.own.url}/look-alikes/messenger.html`);
  for (const message of ['Shall we walk?', 'Or take the bus?', 'And who has the keys?']) {
    await watched.send(message);
    await watched.page.clock.runFor(20_000);
    await expect(watched.page.locator('.message').last()).toContainText('Let me see');
  }
  expect(await watched.replies()).toEqual([]);
  expect(await watched.page.evaluate(() => window.detection.watcher.describe().found)).toBe(false);
});

test.describe('a reply keeps its key and its one host', () => {
  test('when the page builds all its turns anew', async ({ watched, servers }) => {
    await watched.open(`${servers.own.url}/chats/regenerated.html`);
    await watched.ask('What does it cost?');
    await watched.ask('And if I send it back?');
    const before = await watched.replies();
    await watched.page.getByRole('button', { name: 'Redraw' }).click();
    await expect(watched.hosts).toHaveCount(2);
    expect(await watched.replies()).toEqual(before);
  });

  for (const [what, button] of [
    ['when the page sweeps away what it does not know', 'Sweep'],
    ['when the page writes itself anew from its own markup', 'Rewrite'],
  ] as const) {
    test(what, async ({ watched, servers }) => {
      await watched.open(`${servers.own.url}/chats/regenerated.html`);
      await watched.ask('What does it cost?');
      await watched.ask('And if I send it back?');
      const before = await watched.replies();
      const announced = await watched.page.evaluate(() => window.detection.announcements.length);
      await watched.page.getByRole('button', { name: button }).click();
      await watched.page.waitForFunction(
        (count) => window.detection.announcements.length >= count,
        announced + 2,
      );
      await expect(watched.hosts).toHaveCount(2);
      expect(await watched.replies()).toEqual(before);
    });
  }

  test('when the page is loaded again', async ({ watched, servers }) => {
    await watched.open(`${servers.own.url}/chats/navigated.html`);
    await watched.page.getByRole('link', { name: 'Second' }).click();
    await expect(watched.hosts).toHaveCount(1);
    const [before] = await watched.replies();
    await watched.page.reload();
    await watched.watch();
    await watched.page.getByRole('link', { name: 'Second' }).click();
    await expect(watched.hosts).toHaveCount(1);
    expect(await watched.replies()).toEqual([before]);
  });

  test('when the person goes to another conversation and back', async ({ watched, servers }) => {
    await watched.open(`${servers.own.url}/chats/navigated.html`);
    await watched.ask('What does it cost?');
    const first = await watched.replies();
    await watched.page.getByRole('link', { name: 'Second' }).click();
    await expect
      .poll(async () => (await watched.replies()).map(({ text }) => text))
      .toEqual(['Schools pay half.']);
    await expect(watched.hosts).toHaveCount(1);
    await watched.page.getByRole('link', { name: 'First' }).click();
    await expect
      .poll(async () => (await watched.replies()).map(({ text }) => text))
      .toEqual(first.map(({ text }) => text));
    await expect(watched.hosts).toHaveCount(1);
  });
});

test('a reply that was asked for again is another reply', async ({ watched, servers }) => {
  await watched.open(`${servers.own.url}/chats/regenerated.html`);
  await watched.ask('What does it cost?');
  const [first] = await watched.replies();
  await watched.page.getByRole('button', { name: 'Try again' }).click();
  await expect
    .poll(async () => (await watched.replies()).map(({ text }) => text))
    .toEqual([
      'Returns are free within thirty days.\nWrite to us first, and we will send you a label.',
    ]);
  const [second] = await watched.replies();
  expect(second?.query).toBe(first?.query);
  expect(second?.key).not.toBe(first?.key);
  await expect(watched.hosts).toHaveCount(1);
});

test('a reply to a question that was changed goes with the new question', async ({
  watched,
  servers,
}) => {
  await watched.open(`${servers.own.url}/chats/regenerated.html`);
  await watched.ask('What does it cost?');
  await watched.page.getByRole('button', { name: 'Ask otherwise' }).click();
  await expect
    .poll(async () => (await watched.replies()).map(({ query }) => query))
    .toEqual(['What I meant was another question?']);
  await expect(watched.hosts).toHaveCount(1);
});
