import { failure } from '../core/failure.ts';
import { fail, ok, type Result } from '../core/result.ts';
import type { Job } from '../loop/job.ts';
import type { StepOutcome } from '../loop/outcome.ts';
import type { Committed } from '../loop/ports.ts';
import { finished, released } from '../loop/queue.ts';
import { dropAnswers } from './answers.ts';
import { learnedFrom } from './learned.ts';
import type { OutcomeRow } from './schema.ts';
import { type Store, write } from './write.ts';

/**
 * Stores everything that a step changed, in one commit: outcome, version, what
 * the profile has learned, and that the job is done. The outcome of an earlier
 * rating of the same reply is replaced, and no trace of it stays in what was
 * learned. Says `already-done` and `stale` as `Committed` has it, and changes
 * nothing else then.
 */
export function commitOutcome(
  store: Store,
  { id: jobId }: Job,
  outcome: StepOutcome,
): Promise<Result<Committed>> {
  return write(store, async ({ tx, seq, put, recopy }): Promise<Result<Committed>> => {
    const job = await tx.objectStore('jobs').get(jobId);
    if (job === undefined) return fail(failure('not_found', 'job'));
    if (job.state === 'done') return ok('already-done');
    const profile = await tx.objectStore('profiles').get(job.profileId);
    if (profile === undefined) return fail(failure('not_found', 'profile'));
    const { active } = profile.learner;
    if (active.id !== outcome.baseVersionId) {
      await put('jobs', released(job));
      return ok('stale');
    }
    const row: OutcomeRow = {
      ...outcome,
      profileId: profile.id,
      seq,
      jobId,
      at: outcome.entry.at,
    };
    const { newVersion } = outcome;
    const learned = await learnedFrom(
      tx.objectStore('outcomes').index('bySeq'),
      newVersion ?? active,
      { without: outcome.cycleId, added: [row] },
    );
    await put('outcomes', row);
    if (newVersion !== null) await put('versions', newVersion);
    await put('jobs', finished(job));
    // Derived, and so not copied: it is folded anew when the copy is needed.
    await tx.objectStore('profiles').put({ ...profile, ...learned });
    await dropAnswers(tx, jobId);
    recopy('cycles', outcome.cycleId);
    return ok('committed');
  });
}
