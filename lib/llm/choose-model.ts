import { z } from 'zod';
import { failure } from '../core/failure.ts';
import { fail, ok, type Result } from '../core/result.ts';

const listedModelSchema = z.object({
  name: z.string().min(1),
  /** Set where the model runs on a server elsewhere. */
  remote_model: z.string().optional(),
  remote_host: z.string().optional(),
});

/** What `/api/tags` answers, as far as it is read. */
export const modelListSchema = z.object({ models: z.array(listedModelSchema) });

type ListedModel = z.infer<typeof listedModelSchema>;

/** True where the server would pass the prompt on to another machine. */
function isCloudBacked(model: ListedModel): boolean {
  return (
    /[-:]cloud$/u.test(model.name) ||
    (model.remote_model ?? '') !== '' ||
    (model.remote_host ?? '') !== ''
  );
}

/**
 * The model to ask: the one of this name (`:latest` may be left out), or the
 * first that runs on the server itself where no name is set. Fails with
 * `model_missing`, `no_model`, or `address_refused` for one that runs elsewhere.
 */
export function chooseModel(models: readonly ListedModel[], wanted: string | null): Result<string> {
  if (wanted === null) {
    const local = models.find((model) => !isCloudBacked(model));
    return local === undefined ? fail(failure('no_model')) : ok(local.name);
  }
  const found = models.find(({ name }) => name === wanted || name === `${wanted}:latest`);
  if (found === undefined) return fail(failure('model_missing', wanted));
  return isCloudBacked(found)
    ? fail(failure('address_refused', `${found.name} runs elsewhere`))
    : ok(found.name);
}
