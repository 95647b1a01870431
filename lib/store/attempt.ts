import { failure } from '../core/failure.ts';
import { fail, ok, type Result } from '../core/result.ts';

/** Runs work on the database; what it throws comes back as `store_unavailable`. */
export async function attempt<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return ok(await work());
  } catch (error) {
    const detail = error instanceof Error ? `${error.name}: ${error.message}` : typeof error;
    return fail(failure('store_unavailable', detail));
  }
}
