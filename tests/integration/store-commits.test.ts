import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rebuildLearner } from '../../lib/loop/fold.ts';
import { allBullets } from '../../lib/policy/genome.ts';
import { renderPrompt } from '../../lib/policy/render.ts';
import { commitOutcome } from '../../lib/store/commit-outcome.ts';
import { jobQueue } from '../../lib/store/job-queue.ts';
import { DEFAULT_PROFILE } from '../../lib/store/profiles.ts';
import { readActiveVersion, readCycle, readVersions } from '../../lib/store/read.ts';
import { writeVersion } from '../../lib/store/write-version.ts';
import { CORRECT, INCORRECT, outcomeOf } from '../unit/loop/samples.ts';
import {
  activeOf,
  learn,
  must,
  newTestStore,
  nextVersionOf,
  ports,
  rate,
  type TestStore,
} from './store-support.ts';

const profileOf = async ({ db }: TestStore) => db.get('profiles', DEFAULT_PROFILE);

describe('a commit', () => {
  it('stores all that the step changed', async () => {
    const store = await newTestStore();
    const brings = await nextVersionOf(store);
    const { cycleId, job } = await learn(store, 'r1', { rating: INCORRECT, brings });
    expect(must(await readActiveVersion(store.db, DEFAULT_PROFILE))).toEqual(brings);
    expect(await store.db.get('jobs', job.id)).toMatchObject({ state: 'done', lease: null });
    const { outcome, progress } = must(await readCycle(store.db, cycleId));
    expect(outcome).toMatchObject({ jobId: job.id, newVersion: { number: 2 } });
    expect(progress).toEqual({ state: 'used', version: 2 });
    expect((await profileOf(store))?.learner.history).toMatchObject([{ cycleId }]);
  });

  it('that comes twice counts once', async () => {
    const store = await newTestStore();
    const { job, outcome } = await learn(store, 'r1');
    const before = await profileOf(store);
    expect(await commitOutcome(store, job, outcome)).toMatchObject({ value: 'already-done' });
    expect(await profileOf(store)).toEqual(before);
    expect(await store.db.count('outcomes')).toBe(1);
  });

  it('of a rating that was replaced meanwhile changes nothing', async () => {
    const store = await newTestStore();
    const { cycleId, job } = await rate(store, 'r1');
    await rate(store, 'r1', { eventId: 'event-again', rating: INCORRECT });
    const outcome = outcomeOf({ cycleId, base: await activeOf(store) });
    expect(await commitOutcome(store, job, outcome)).toMatchObject({ value: 'already-done' });
    expect(await store.db.count('outcomes')).toBe(0);
  });

  it('is stale once the active version has changed, and its job is queued again', async () => {
    const store = await newTestStore();
    const { cycleId, job } = await rate(store, 'r1');
    const brings = await nextVersionOf(store);
    const outcome = outcomeOf({ cycleId, base: await activeOf(store), brings });
    const queue = jobQueue(store, { owner: 'me', now: () => 5_000 });
    await queue.claim();
    await writeVersion(store, { profileId: DEFAULT_PROFILE, prompt: 'Mine.' }, ports());
    expect(await commitOutcome(store, job, outcome)).toMatchObject({ value: 'stale' });
    expect(await store.db.get('jobs', job.id)).toMatchObject({ state: 'queued', lease: null });
    expect(await store.db.count('outcomes')).toBe(0);
    expect(must(await readActiveVersion(store.db, DEFAULT_PROFILE)).origin).toBe('person');
  });

  it('of a new rating takes the place of the old one in all that was learned', async () => {
    const store = await newTestStore();
    await learn(store, 'r1', { streak: 1 });
    const { cycleId } = await learn(store, 'r2', { streak: 2 });
    await learn(store, 'r3', { streak: 3 });
    await learn(store, 'r2', { eventId: 'again', rating: INCORRECT, fate: 'unverified' });
    const learner = (await profileOf(store))?.learner;
    expect(learner?.history.map(({ verdict }) => verdict)).toEqual([
      'correct',
      'correct',
      'incorrect',
    ]);
    expect(learner?.journal.filter((entry) => entry.cycleId === cycleId)).toHaveLength(1);
    expect(learner?.streak).toBe(0);
  });

  it('shows a step nothing of the outcome that it will replace', async () => {
    const store = await newTestStore();
    await learn(store, 'r1', { streak: 1 });
    await learn(store, 'r2', { streak: 2 });
    const { job } = await rate(store, 'r1', { eventId: 'again', rating: INCORRECT });
    const { learner } = must(await jobQueue(store, { owner: 'me', now: () => 1 }).load(job));
    expect(learner.history).toHaveLength(1);
    expect(learner.streak).toBe(1);
  });

  it('leaves what a rebuild from all outcomes would give, whatever was rated again', async () => {
    const move = fc.record({
      reply: fc.integer({ min: 0, max: 3 }),
      correct: fc.boolean(),
      act: fc.constantFrom('keep', 'learn', 'write'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(move, { maxLength: 8 }), async (moves) => {
        const store = await newTestStore();
        for (const [index, { reply, correct, act }] of moves.entries()) {
          if (act === 'write') {
            const prompt = `Prompt ${index}.`;
            await writeVersion(store, { profileId: DEFAULT_PROFILE, prompt }, ports());
            continue;
          }
          await learn(store, `r${reply}`, {
            eventId: `e${index}`,
            rating: correct ? CORRECT : INCORRECT,
            brings: act === 'learn' ? await nextVersionOf(store) : null,
          });
        }
        const outcomes = await store.db.getAll('outcomes');
        outcomes.sort((a, b) => a.seq - b.seq);
        const { learner, converged } = rebuildLearner(await activeOf(store), outcomes);
        expect(await profileOf(store)).toMatchObject({ learner, converged });
        expect(learner.history).toHaveLength(outcomes.length);
        store.db.close();
      }),
      { numRuns: 30 },
    );
  });
});

describe('a version in the person’s words', () => {
  it('is active at once, keeps what they left as it was, and begins a new streak', async () => {
    const store = await newTestStore();
    await learn(store, 'r1', { streak: 1 });
    const written = (prompt: string) =>
      writeVersion(store, { profileId: DEFAULT_PROFILE, prompt }, ports());
    const v2 = must(await written('Be brief.\n\n## Hard rules\n- Mention the VAT.'));
    const v3 = must(await written('Be kind.\n\n## Hard rules\n- Mention the VAT.'));
    expect(v3).toMatchObject({ number: 3, parentId: v2.id, origin: 'person' });
    expect(allBullets(v3.genome)).toEqual(allBullets(v2.genome));
    expect((await profileOf(store))?.learner).toMatchObject({ active: v3, streak: 0 });
    expect((await profileOf(store))?.learner.history).toHaveLength(1);
  });

  it('that changes nothing is none', async () => {
    const store = await newTestStore();
    const prompt = `${renderPrompt((await activeOf(store)).genome)}\n`;
    must(await writeVersion(store, { profileId: DEFAULT_PROFILE, prompt }, ports()));
    expect(must(await readVersions(store.db, DEFAULT_PROFILE))).toHaveLength(1);
  });
});
