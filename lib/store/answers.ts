import type { Result } from '../core/result.ts';
import type { ModelAnswer } from '../critic/model.ts';
import { attempt } from './attempt.ts';
import type { Database, WriteTransaction } from './schema.ts';

/** The answer that a job's step had to this request before, if it had one. */
export function recallAnswer(
  db: Database,
  jobId: string,
  requestKey: string,
): Promise<Result<ModelAnswer | undefined>> {
  return attempt(async () => {
    const row = await db.get('answers', [jobId, requestKey]);
    if (row === undefined) return undefined;
    const { text, model, promptTokens, answerTokens } = row;
    return { text, model, promptTokens, answerTokens };
  });
}

/** Keeps a complete answer until its job is done. Not in the safety copy: it can be asked for again. */
export function keepAnswer(
  db: Database,
  jobId: string,
  requestKey: string,
  { text, model, promptTokens, answerTokens }: ModelAnswer,
): Promise<Result<void>> {
  return attempt(async () => {
    await db.put('answers', { jobId, requestKey, text, model, promptTokens, answerTokens });
  });
}

/** Drops answers that turned out to be of no use. */
export function forgetAnswers(
  db: Database,
  jobId: string,
  requestKeys: readonly string[],
): Promise<Result<void>> {
  return attempt(async () => {
    const tx = db.transaction('answers', 'readwrite');
    await Promise.all(requestKeys.map((key) => tx.store.delete([jobId, key])));
    await tx.done;
  });
}

/** Drops all that was kept for a job. */
export async function dropAnswers(tx: WriteTransaction, jobId: string): Promise<void> {
  const store = tx.objectStore('answers');
  const keys = await store.index('byJob').getAllKeys(jobId);
  await Promise.all(keys.map((key) => store.delete(key)));
}
