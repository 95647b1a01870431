import { describe, expect, it } from 'vitest';
import { failure } from '../../../lib/core/failure.ts';
import { claimed, finished, isDue, postponed, released } from '../../../lib/loop/queue.ts';
import { jobOf } from './samples.ts';

const TROUBLE = failure('server_absent');

describe('a job is due', () => {
  it.each([
    ['at once when it is queued', jobOf('j'), true],
    ['not before its time when it waits', jobOf('j', { state: 'waiting', notBefore: 501 }), false],
    ['from its time on when it waits', jobOf('j', { state: 'waiting', notBefore: 500 }), true],
    ['not while its claim holds', claimed(jobOf('j'), 'me', 501), false],
    ['when its claim has run out', claimed(jobOf('j'), 'me', 500), true],
    ['never when it is done', finished(jobOf('j')), false],
  ])('%s', (_, job, due) => {
    expect(isDue(job, 500)).toBe(due);
  });
});

it('spends an attempt only on what counts', () => {
  const once = postponed(jobOf('j'), TROUBLE, 900, 'not-counted');
  expect(once).toMatchObject({ state: 'waiting', attempts: 0, failuresInARow: 1, notBefore: 900 });
  const twice = postponed(once, failure('answer_malformed'), 950, 'counted');
  expect(twice).toMatchObject({ attempts: 1, failuresInARow: 2, lease: null });
  expect(twice.lastFailure).toEqual(failure('answer_malformed'));
});

it('goes back into the queue with its attempts and without its claim', () => {
  const job = released(claimed(jobOf('j', { attempts: 2 }), 'me', 900));
  expect(job).toMatchObject({ state: 'queued', attempts: 2, lease: null });
});
