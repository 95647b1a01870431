import { startDemoChat } from '../../demo/chat/server.ts';
import { startSimulatedOllama } from '../../demo/simulated-ollama/server.ts';
import { observationLines, rawLines } from '../../lib/perception/observations.ts';
import type { PolicyVersion } from '../../lib/policy/version.ts';
import type { CycleRow, OutcomeRow } from '../../lib/store/schema.ts';
import { launchExtension, tabIdOf } from '../../scripts/extension-browser.ts';
import { ask, lastReply } from './support/demo-chat.ts';
import { expect, prepare, test } from './support/fixtures.ts';
import { temporaryProfile } from './support/profile.ts';
import { rateCorrect, rateIncorrect, rowsOf } from './support/whetstone.ts';

const QUESTION = 'What does the Pro plan cost?';
const COMPLAINT = 'Always include the 21 % VAT.';

test('a reply is rated, the prompt gets better, is copied, and is there after a restart', async () => {
  const ollama = await startSimulatedOllama({});
  const demo = await startDemoChat({ ollamaUrl: ollama.url });
  const profile = temporaryProfile();
  const first = await launchExtension({ profile: profile.folder });
  await prepare(first, { ollamaUrl: ollama.url, chatUrl: demo.url });
  await first.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const chat = await first.context.newPage();
  await chat.goto(demo.url);

  await test.step('the first reply omits VAT', async () => {
    await ask(chat, QUESTION);
    await expect(lastReply(chat)).toContainText('79');
    await expect(lastReply(chat)).not.toContainText('VAT');
  });

  await test.step('the person reads, selects, reviews a source, and says what is wrong', async () => {
    const source = chat.getByRole('complementary').getByRole('region').first();
    await source.hover();
    await source
      .getByText(/Pro plan/)
      .first()
      .click({ clickCount: 3 });
    await source.getByRole('button', { name: 'Mark as reviewed' }).click();
    await lastReply(chat).hover();
    await rateIncorrect(chat.locator('whetstone-feedback').last(), COMPLAINT);
    await expect(chat.locator('whetstone-feedback').last().getByRole('status')).toContainText('v2');
  });

  const popup = await first.open(`popup.html?tab=${await tabIdOf(first, demo.url)}`);

  await test.step('version 2 has one new hard rule, and says where it is from', async () => {
    const versions = await rowsOf<PolicyVersion>(first, 'versions');
    const v1 = versions.find((version) => version.number === 1);
    const v2 = versions.find((version) => version.number === 2);
    const [cycle] = await rowsOf<CycleRow>(first, 'cycles');
    expect(versions).toHaveLength(2);
    expect(v2).toMatchObject({ parentId: v1?.id, origin: 'critic' });
    expect(v2?.genome).toMatchObject({ ...v1?.genome, hardRules: [{ text: COMPLAINT }] });
    expect(v2?.genome.hardRules[0]?.provenance).toMatchObject({
      source: 'critic',
      version: 2,
      cycleIds: [cycle?.id],
    });
    await expect(popup.getByText(COMPLAINT).first()).toBeVisible();
  });

  await test.step('the stored cycle holds all four phases and the raw telemetry', async () => {
    const [cycle] = await rowsOf<CycleRow>(first, 'cycles');
    if (cycle === undefined) throw new Error('no cycle was stored');
    const observed = observationLines(cycle.observation.signals).join('\n');
    const raw = rawLines(cycle.observation.signals).join('\n');
    expect(cycle.sessionId).not.toBe('');
    expect(cycle.id).not.toBe('');
    expect(cycle.predictiveModel).toMatchObject({ activeVersion: 1, deployed: 1 });
    expect(cycle.predictiveModel.prompt).not.toBe('');
    expect(cycle.systemAction.query).toBe(QUESTION);
    expect(cycle.systemAction.reply).toContain('79');
    expect(observed).toContain('[DWELL]');
    expect(observed).toContain('[SELECT]');
    expect(observed).toContain('[REVIEW_RAG]');
    expect(cycle.accSignal).toMatchObject({ verdict: 'incorrect', comment: COMPLAINT });
    expect(raw).toContain('[RAW]');
    expect(raw).toContain('[CLICK]');
    expect(raw).toContain('[CURSOR]');
    const [outcome] = await rowsOf<OutcomeRow>(first, 'outcomes');
    expect(outcome).toMatchObject({ cycleId: cycle.id, gate: { update: true, reason: 'forced' } });
  });

  await test.step('the next reply to the same question obeys', async () => {
    const bar = await ask(chat, QUESTION);
    await expect(lastReply(chat)).toContainText('21 % VAT');
    await rateCorrect(bar);
  });

  await test.step('five good replies later the prompt is converged', async () => {
    for (let index = 0; index < 4; index++) await rateCorrect(await ask(chat, QUESTION));
    await expect(popup.getByText(/converged/i).first()).toBeVisible();
    const [profileRow] = await rowsOf<{ converged: boolean }>(first, 'profiles');
    expect(profileRow?.converged).toBe(true);
  });

  await test.step('a sixth good reply makes no request to the model', async () => {
    const bar = await ask(chat, QUESTION);
    const asked = () => ollama.requests.filter(({ path }) => path === '/api/chat').length;
    const before = asked();
    await rateCorrect(bar);
    await expect.poll(async () => (await rowsOf(first, 'outcomes')).length).toBe(7);
    expect(asked()).toBe(before);
  });

  await test.step('what is copied is version 2, word for word', async () => {
    await popup.bringToFront();
    await popup.getByRole('button', { name: 'Copy' }).first().click();
    const copied = await popup.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain(COMPLAINT);
    const shown = await popup.getByTestId('prompt').textContent();
    expect(copied).toBe(shown);
  });

  const before = {
    versions: await rowsOf(first, 'versions'),
    cycles: await rowsOf(first, 'cycles'),
    outcomes: await rowsOf(first, 'outcomes'),
    profiles: await rowsOf(first, 'profiles'),
  };
  await first.context.close();

  await test.step('after a restart of the browser everything is still there', async () => {
    const second = await launchExtension({ profile: profile.folder });
    expect({
      versions: await rowsOf(second, 'versions'),
      cycles: await rowsOf(second, 'cycles'),
      outcomes: await rowsOf(second, 'outcomes'),
      profiles: await rowsOf(second, 'profiles'),
    }).toEqual(before);
    const again = await second.context.newPage();
    await again.goto(demo.url);
    await ask(again, QUESTION);
    await expect(lastReply(again)).toContainText('21 % VAT');
    await second.context.close();
  });

  await demo.stop();
  await ollama.stop();
  profile.remove();
});
