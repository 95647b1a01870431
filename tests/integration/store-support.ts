import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import type { Result } from '../../lib/core/result.ts';
import type { Job } from '../../lib/loop/job.ts';
import type { StepOutcome } from '../../lib/loop/outcome.ts';
import type { Rating } from '../../lib/perception/rating.ts';
import type { PolicyVersion } from '../../lib/policy/version.ts';
import { commitOutcome } from '../../lib/store/commit-outcome.ts';
import { openStore } from '../../lib/store/open.ts';
import { DEFAULT_PROFILE, ensureDefaultProfile } from '../../lib/store/profiles.ts';
import { type NewRating, recordRating } from '../../lib/store/record-rating.ts';
import { createSafetyCopy, type KeyValueArea } from '../../lib/store/safety-copy.ts';
import type { Store } from '../../lib/store/write.ts';
import { CORRECT, outcomeOf, versionOf } from '../unit/loop/samples.ts';

export const SITE = 'https://chat.example';

/** The value of a result that must be one. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.failure.kind}: ${result.failure.detail}`);
  return result.value;
}

export interface MemoryArea extends KeyValueArea {
  readonly items: Map<string, unknown>;
  /** While true, writing fails as on a full disk. */
  broken: boolean;
}

/** A key-value area that copies what it is given, as the browser's does. */
export function memoryArea(): MemoryArea {
  const items = new Map<string, unknown>();
  return {
    items,
    broken: false,
    async get(key) {
      const entries = [...items].filter(([name]) => key === null || name === key);
      return structuredClone(Object.fromEntries(entries));
    },
    async set(added) {
      if (this.broken) throw new Error('disk full');
      for (const [name, value] of Object.entries(structuredClone(added))) items.set(name, value);
    },
  };
}

let databases = 0;
let ids = 0;
let clock = 1_000;

/** Ids and times that only ever grow. */
export const ports = () => {
  clock += 1;
  return { now: clock, newId: () => `id-${String(++ids).padStart(5, '0')}` };
};

export interface TestStore extends Store {
  readonly name: string;
  readonly area: MemoryArea;
}

/** An open database with its safety copy, and nothing in either unless they are given. */
export async function openTestStore(
  name = `test-${++databases}`,
  area = memoryArea(),
): Promise<TestStore> {
  const db = must(await openStore({ name }));
  return { db, copy: createSafetyCopy(db, area), name, area };
}

/** The same, with the default profile. */
export async function newTestStore(): Promise<TestStore> {
  const store = await openTestStore();
  must(await ensureDefaultProfile(store, ports()));
  return store;
}

export async function deleteDatabase({ db, name }: TestStore): Promise<void> {
  db.close();
  await deleteDB(name);
}

export function ratingOf(replyKey: string, changes: Partial<NewRating> = {}): NewRating {
  return {
    eventId: `event-${replyKey}`,
    profileId: DEFAULT_PROFILE,
    sessionId: 'session',
    site: SITE,
    conversationId: null,
    replyKey,
    systemAction: {
      query: `question ${replyKey}`,
      reply: `answer ${replyKey}`,
      replyWords: 2,
      earlier: [{ role: 'user', text: 'before' }],
    },
    finishedAt: 900,
    liveVersion: null,
    signals: [
      { kind: 'select', where: 'reply', chars: 6, text: 'answer', atMs: 5 },
      { kind: 'cursor', xRatio: 0.5, yRatio: 0.5, atMs: 6 },
    ],
    rating: CORRECT,
    ...changes,
  };
}

/** Records a rating; gives its cycle's id and its job. */
export async function rate(
  store: TestStore,
  replyKey: string,
  changes: Partial<NewRating> = {},
): Promise<{ cycleId: string; job: Job }> {
  const rating = ratingOf(replyKey, changes);
  const { cycleId } = must(await recordRating(store, rating, ports()));
  const job = await store.db.get('jobs', rating.eventId);
  if (job === undefined) throw new Error('no job');
  return { cycleId, job };
}

export async function activeOf({ db }: TestStore): Promise<PolicyVersion> {
  const profile = await db.get('profiles', DEFAULT_PROFILE);
  if (profile === undefined) throw new Error('no profile');
  return profile.learner.active;
}

/** Rates a reply and commits what a step would make of it. */
export async function learn(
  store: TestStore,
  replyKey: string,
  {
    rating = CORRECT,
    eventId = `event-${replyKey}`,
    ...sketch
  }: {
    rating?: Rating;
    eventId?: string;
    brings?: PolicyVersion | null;
    streak?: number;
    fate?: StepOutcome['entry']['fate'];
  } = {},
): Promise<{ cycleId: string; job: Job; outcome: StepOutcome }> {
  const { cycleId, job } = await rate(store, replyKey, { rating, eventId });
  const outcome = outcomeOf({ cycleId, base: await activeOf(store), rating, ...sketch });
  must(await commitOutcome(store, job, outcome));
  return { cycleId, job, outcome };
}

/** The version that would follow the active one. */
export async function nextVersionOf(store: TestStore): Promise<PolicyVersion> {
  const active = await activeOf(store);
  return { ...versionOf(active.number + 1), id: `version-${active.number + 1}` };
}
