import { z } from 'zod';
import type { Failure } from '../core/failure.ts';
import { ok, type Result } from '../core/result.ts';
import type { ServerSettings } from '../settings/settings.ts';
import { chooseModel, modelListSchema } from './choose-model.ts';
import { type ExchangeOptions, exchange } from './exchange.ts';

/** How long a server may take to say that it is there, in milliseconds. */
const PATIENCE_MS = 10_000;

const versionSchema = z.object({ version: z.string() });

/** What is known of the model server; `failure` says what stands in the way of learning. */
export interface ServerHealth {
  readonly version: string | null;
  /** Every model that the server lists. */
  readonly models: readonly string[];
  /** The one that would be asked. */
  readonly model: string | null;
  readonly failure: Failure | null;
}

const NOTHING: ServerHealth = { version: null, models: [], model: null, failure: null };

/**
 * Asks the server for its version, its models, and, by a POST, whether it takes
 * requests from this extension: browsers send no Origin with a GET, so only a
 * POST can meet the 403. Never runs the model.
 */
export async function checkServer(
  settings: ServerSettings,
  deps: { readonly signal?: AbortSignal } = {},
): Promise<ServerHealth> {
  const options: ExchangeOptions = {
    address: settings.address,
    firstByteMs: PATIENCE_MS,
    idleMs: PATIENCE_MS,
    signal: deps.signal,
  };
  const version = await getVersion(options);
  if (!version.ok) return { ...NOTHING, failure: version.failure };
  const known = { ...NOTHING, version: version.value };
  const list = await exchange(options, async (client) =>
    modelListSchema.parse(await client.list()),
  );
  if (!list.ok) return { ...known, failure: list.failure };
  const models = list.value.models.map(({ name }) => name);
  const chosen = chooseModel(list.value.models, settings.model);
  const admitted = await isAdmitted(options, chosen.ok ? chosen.value : 'none');
  if (!admitted.ok) return { ...known, models, failure: admitted.failure };
  return chosen.ok
    ? { ...known, models, model: chosen.value }
    : { ...known, models, failure: chosen.failure };
}

function getVersion(options: ExchangeOptions): Promise<Result<string>> {
  return exchange(options, async (client) => versionSchema.parse(await client.version()).version);
}

/** A server that has no model of the name answers 404, which is an answer too. */
async function isAdmitted(options: ExchangeOptions, model: string): Promise<Result<void>> {
  const shown = await exchange(options, async (client) => {
    await client.show({ model });
  });
  return !shown.ok && shown.failure.kind === 'model_missing' ? ok(undefined) : shown;
}
