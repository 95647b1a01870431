import { describe, expect, it } from 'vitest';
import { failure } from '../../lib/core/failure.ts';
import { fail } from '../../lib/core/result.ts';
import { recordDeployment } from '../../lib/store/deployments.ts';
import { jobQueue } from '../../lib/store/job-queue.ts';
import { DEFAULT_PROFILE } from '../../lib/store/profiles.ts';
import { lookupRatings, readCycle, readCycles, readPopup } from '../../lib/store/read.ts';
import { INCORRECT } from '../unit/loop/samples.ts';
import { activeOf, learn, must, newTestStore, nextVersionOf, rate, SITE } from './store-support.ts';

describe('what pages read', () => {
  it('tells the popup where things stand', async () => {
    const store = await newTestStore();
    const { id: versionId } = await activeOf(store);
    const other = 'https://other.example';
    const places = [
      [SITE, 10, 'a'],
      [SITE, 30, 'b'],
      [other, 20, null],
      [null, 40, null],
    ] as const;
    for (const [site, at, conversationId] of places) {
      const because = 'copied';
      await recordDeployment(store, { id: `d${at}`, versionId, site, conversationId, at, because });
    }
    await learn(store, 'r1', { streak: 1 });
    const { cycleId } = await learn(store, 'r2', { streak: 2 });
    const { job } = await rate(store, 'r3');
    await rate(store, 'r4');
    const queue = jobQueue(store, { owner: 'me', now: () => 5_000 });
    await queue.update({ ...job, state: 'waiting', lastFailure: failure('server_absent') });
    const popup = must(await readPopup(store.db, DEFAULT_PROFILE));
    expect(popup).toMatchObject({
      active: { number: 1 },
      streak: 2,
      converged: false,
      rewards: [{ reward: 0.9 }, { reward: 0.9 }],
      lastOutcome: { cycleId },
      queue: { queued: 1, running: 0, waiting: 1, failure: { kind: 'server_absent' } },
    });
    expect(popup.deployments.map(({ id }) => id).sort()).toEqual(['d20', 'd30']);
  });

  it('gives cycles page by page, newest first', async () => {
    const store = await newTestStore();
    for (const reply of ['a', 'b', 'c', 'd', 'e']) await rate(store, reply);
    const page = async (before?: number) =>
      must(await readCycles(store.db, DEFAULT_PROFILE, { before, limit: 2 }));
    const keys: string[] = [];
    for (let views = await page(); views.length > 0; views = await page(views.at(-1)?.cycle.seq)) {
      keys.push(...views.map(({ cycle }) => cycle.replyKey));
    }
    expect(keys).toEqual(['e', 'd', 'c', 'b', 'a']);
  });

  it('finds ratings by their replies, with what came of the newest', async () => {
    const store = await newTestStore();
    await learn(store, 'a', { rating: INCORRECT, brings: await nextVersionOf(store) });
    await learn(store, 'b');
    await rate(store, 'b', { eventId: 'again', rating: INCORRECT });
    const found = must(await lookupRatings(store.db, SITE, ['a', 'b', 'never']));
    expect(found).toEqual([
      { replyKey: 'a', rating: INCORRECT, progress: { state: 'used', version: 2 } },
      { replyKey: 'b', rating: INCORRECT, progress: { state: 'saved' } },
    ]);
    expect(must(await lookupRatings(store.db, 'https://other.example', ['a']))).toEqual([]);
  });

  it('does not find a cycle that is not there', async () => {
    const { db } = await newTestStore();
    expect(await readCycle(db, 'nobody')).toEqual(fail(failure('not_found', 'cycle')));
  });
});
