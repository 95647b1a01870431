import { failure } from '../core/failure.ts';
import { fail, ok, type Result } from '../core/result.ts';
import { type Progress, progressOf } from '../loop/progress.ts';
import type { Rating } from '../perception/rating.ts';
import type { PolicyVersion } from '../policy/version.ts';
import type { RewardHistory } from '../reward/history.ts';
import { attempt } from './attempt.ts';
import { type QueueState, queueState } from './queue-state.ts';
import { ofProfile } from './ranges.ts';
import type { CycleRow, Database, DeploymentRow, OutcomeRow } from './schema.ts';

export interface PopupData {
  readonly active: PolicyVersion;
  readonly streak: number;
  readonly converged: boolean;
  /** The newest rewards, oldest first. */
  readonly rewards: RewardHistory;
  /** What the last step did and why; undefined before the first. */
  readonly lastOutcome: OutcomeRow | undefined;
  /** For each site the version that was last known to be in use there. */
  readonly deployments: readonly DeploymentRow[];
  readonly queue: QueueState;
}

/** Takes the same time with ten cycles and with a hundred thousand. */
export async function readPopup(db: Database, profileId: string): Promise<Result<PopupData>> {
  const data = await attempt(async () => {
    const profile = await db.get('profiles', profileId);
    if (profile === undefined) return undefined;
    const outcomes = db.transaction('outcomes').store.index('bySeq');
    const [last, deployments, queue] = await Promise.all([
      outcomes.openCursor(ofProfile(profileId), 'prev'),
      newestDeployments(db, profileId),
      queueState(db),
    ]);
    const { learner, converged } = profile;
    const { active, streak, history } = learner;
    const lastOutcome = last?.value;
    return { active, streak, converged, rewards: history, lastOutcome, deployments, queue };
  });
  return found(data, 'profile');
}

/** Leaps from site to site, so that old deployments cost nothing. */
async function newestDeployments(db: Database, profileId: string): Promise<DeploymentRow[]> {
  const index = db.transaction('deployments').store.index('bySite');
  const newest: DeploymentRow[] = [];
  let cursor = await index.openCursor(ofProfile(profileId), 'prev');
  while (cursor !== null) {
    newest.push(cursor.value);
    const site = cursor.key[1];
    cursor = await cursor.continue([profileId, site, Number.NEGATIVE_INFINITY]);
  }
  return newest;
}

/** The version that is being improved. */
export async function readActiveVersion(
  db: Database,
  profileId: string,
): Promise<Result<PolicyVersion>> {
  const profile = await attempt(() => db.get('profiles', profileId));
  const known = found(profile, 'profile');
  return known.ok ? ok(known.value.learner.active) : known;
}

/** Every version of a profile, by number. */
export function readVersions(
  db: Database,
  profileId: string,
): Promise<Result<readonly PolicyVersion[]>> {
  return attempt(() => db.getAllFromIndex('versions', 'byNumber', ofProfile(profileId)));
}

export interface CycleView {
  readonly cycle: CycleRow;
  /** What was learned from it; undefined as long as nothing was. */
  readonly outcome: OutcomeRow | undefined;
  readonly progress: Progress;
}

/** A profile's cycles, newest first. `before`: only those with a lower `seq`. */
export function readCycles(
  db: Database,
  profileId: string,
  { before, limit }: { readonly before?: number | undefined; readonly limit: number },
): Promise<Result<readonly CycleView[]>> {
  return attempt(async () => {
    const end = before === undefined ? [profileId, []] : [profileId, before];
    const range = IDBKeyRange.bound([profileId], end, false, true);
    const cycles: CycleRow[] = [];
    let cursor = await db.transaction('cycles').store.index('bySeq').openCursor(range, 'prev');
    while (cursor !== null && cycles.length < limit) {
      cycles.push(cursor.value);
      cursor = await cursor.continue();
    }
    return Promise.all(cycles.map((cycle) => viewOf(db, cycle)));
  });
}

/** One cycle, with what came of it. */
export async function readCycle(db: Database, cycleId: string): Promise<Result<CycleView>> {
  const view = await attempt(async () => {
    const cycle = await db.get('cycles', cycleId);
    return cycle && viewOf(db, cycle);
  });
  return found(view, 'cycle');
}

export interface FoundRating {
  readonly replyKey: string;
  readonly rating: Rating;
  readonly progress: Progress;
}

/** Which of these replies of a site were rated, and what came of it. */
export function lookupRatings(
  db: Database,
  site: string,
  replyKeys: readonly string[],
): Promise<Result<readonly FoundRating[]>> {
  return attempt(async () => {
    const ratings = await Promise.all(
      replyKeys.map(async (replyKey) => {
        const cycle = await db.getFromIndex('cycles', 'byReply', [site, replyKey]);
        if (cycle === undefined) return [];
        const { progress } = await viewOf(db, cycle);
        return [{ replyKey, rating: cycle.accSignal, progress }];
      }),
    );
    return ratings.flat();
  });
}

async function viewOf(db: Database, cycle: CycleRow): Promise<CycleView> {
  const tx = db.transaction(['outcomes', 'events', 'jobs']);
  const [outcome, events] = await Promise.all([
    tx.objectStore('outcomes').get(cycle.id),
    tx.objectStore('events').index('byCycle').getAll(cycle.id),
  ]);
  const jobs = await Promise.all(events.map(({ id }) => tx.objectStore('jobs').get(id)));
  // Only the newest rating's job is ever left open.
  const job = jobs.find((one) => one !== undefined && one.state !== 'done') ?? jobs.at(0);
  return { cycle, outcome, progress: progressOf(job, outcome) };
}

function found<T>(result: Result<T | undefined>, what: string): Result<T> {
  if (!result.ok) return result;
  return result.value === undefined ? fail(failure('not_found', what)) : ok(result.value);
}
