import { failure } from '../core/failure.ts';
import { fail, ok, type Result } from '../core/result.ts';
import type { DeployedVersion } from '../perception/cycle.ts';
import type { DeploymentRow, WriteTransaction } from './schema.ts';
import { type Store, write } from './write.ts';

interface Place {
  readonly profileId: string;
  readonly site: string;
  /** Empty for the whole site. */
  readonly place: string;
}

/** Notes that a version is in use from now on; once, however often it is said. */
export function recordDeployment(
  store: Store,
  deployment: Pick<
    DeploymentRow,
    'id' | 'versionId' | 'site' | 'conversationId' | 'at' | 'because'
  >,
): Promise<Result<void>> {
  return write(store, async ({ tx, put }) => {
    const version = await tx.objectStore('versions').get(deployment.versionId);
    if (version === undefined) return fail(failure('not_found', 'version'));
    const { profileId, number } = version;
    const { site } = deployment;
    const place = deployment.conversationId ?? '';
    if (site !== null) {
      const before = await newestAt(tx, { profileId, site, place }, deployment.at);
      if (before?.versionId === version.id) return ok(undefined);
    }
    await put('deployments', { ...deployment, profileId, versionNumber: number, place });
    return ok(undefined);
  });
}

/**
 * The version that a conversation ran at a time: what is known of this very
 * conversation counts before what is known of its site.
 */
export async function deployedVersion(
  tx: WriteTransaction,
  asked: {
    readonly profileId: string;
    readonly site: string;
    readonly conversationId: string | null;
    /** Milliseconds since the epoch. */
    readonly at: number;
  },
): Promise<DeployedVersion> {
  const { profileId, site, conversationId, at } = asked;
  const own =
    conversationId === null
      ? undefined
      : await newestAt(tx, { profileId, site, place: conversationId }, at);
  const known = own ?? (await newestAt(tx, { profileId, site, place: '' }, at));
  return known?.versionNumber ?? 'unknown';
}

async function newestAt(
  tx: WriteTransaction,
  { profileId, site, place }: Place,
  at: number,
): Promise<DeploymentRow | undefined> {
  const range = IDBKeyRange.bound([profileId, site, place, 0], [profileId, site, place, at]);
  const index = tx.objectStore('deployments').index('byPlace');
  return (await index.openCursor(range, 'prev'))?.value;
}
