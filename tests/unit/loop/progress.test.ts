import { expect, it } from 'vitest';
import { failure } from '../../../lib/core/failure.ts';
import { progressOf } from '../../../lib/loop/progress.ts';
import type { Progress as SentProgress } from '../../../lib/messages/contract.ts';
import { jobOf, outcomeOf, versionOf } from './samples.ts';

const v1 = versionOf(1);
const kept = outcomeOf({ cycleId: 'c', base: v1 });
const used = outcomeOf({ cycleId: 'c', base: v1, brings: versionOf(2) });
const waiting = jobOf('j', { state: 'waiting', lastFailure: failure('server_absent') });

it.each([
  ['nothing is known', undefined, undefined, { state: 'saved' }],
  ['it is queued', jobOf('j'), undefined, { state: 'saved' }],
  ['it is queued again after an earlier rating', jobOf('j'), used, { state: 'saved' }],
  ['it runs', jobOf('j', { state: 'running' }), undefined, { state: 'learning' }],
  ['it waits', waiting, undefined, { state: 'waiting', failureKind: 'server_absent' }],
  ['it brought a version', jobOf('j', { state: 'done' }), used, { state: 'used', version: 2 }],
  ['it changed nothing', jobOf('j', { state: 'done' }), kept, { state: 'kept', reason: 'stable' }],
])('says what the bar shows when %s', (_, job, outcome, expected) => {
  // The bar is sent exactly this.
  const sent: SentProgress = progressOf(job, outcome);
  expect(sent).toEqual(expected);
});
