import { failure } from '../core/failure.ts';
import { fail, ok, type Result } from '../core/result.ts';
import { finished, newJob } from '../loop/queue.ts';
import type { DeployedVersion, PerceptionCycle } from '../perception/cycle.ts';
import { currentRating, type Rating, type RatingEvent } from '../perception/rating.ts';
import { renderPrompt } from '../policy/render.ts';
import { dropAnswers } from './answers.ts';
import { deployedVersion } from './deployments.ts';
import { seqOfNewest } from './ranges.ts';
import { KEPT_WHOLE } from './safety-rows.ts';
import type { CycleRow, WriteTransaction } from './schema.ts';
import { type Store, type Writing, write } from './write.ts';

/** A rating as the background has it: from a message, and from its sender. */
export interface NewRating
  extends Pick<
    PerceptionCycle,
    'profileId' | 'sessionId' | 'site' | 'conversationId' | 'replyKey' | 'systemAction'
  > {
  /** Made where the person pressed the button. */
  readonly eventId: string;
  /** When the reply was complete, in milliseconds since the epoch. */
  readonly finishedAt: number;
  /** The version that the page itself says it ran; null where it says nothing. */
  readonly liveVersion: number | null;
  readonly signals: PerceptionCycle['observation']['signals'];
  readonly rating: Rating;
}

export interface RecordedRating {
  readonly cycleId: string;
  /** The event was stored before; nothing was counted again. */
  readonly repeated: boolean;
}

/**
 * Stores a rating with its cycle and the job of learning from it, in one
 * commit. A second rating of the same reply replaces the fourth phase of its
 * cycle, and the job of the first, if that is not done.
 */
export function recordRating(
  store: Store,
  rating: NewRating,
  ports: { readonly now: number; newId(): string },
): Promise<Result<RecordedRating>> {
  return write(store, async (writing): Promise<Result<RecordedRating>> => {
    const { tx, put } = writing;
    const before = await tx.objectStore('events').get(rating.eventId);
    if (before !== undefined) return ok({ cycleId: before.cycleId, repeated: true });
    const index = tx.objectStore('cycles').index('byReply');
    const known = await index.get([rating.site, rating.replyKey]);
    const rated =
      known === undefined
        ? await addCycle(writing, rating, ports)
        : ok(await rateAgain(writing, known, rating, ports.now));
    if (!rated.ok) return rated;
    const { cycle, event } = rated.value;
    await put('cycles', cycle);
    await put('events', event);
    await put('jobs', newJob({ ...event, profileId: cycle.profileId }));
    return ok({ cycleId: cycle.id, repeated: false });
  });
}

interface Rated {
  readonly cycle: CycleRow;
  readonly event: RatingEvent;
}

async function addCycle(
  { tx, seq, recopy }: Writing,
  rating: NewRating,
  { now, newId }: { readonly now: number; newId(): string },
): Promise<Result<Rated>> {
  const { profileId, sessionId, site, conversationId, replyKey, systemAction } = rating;
  const profile = await tx.objectStore('profiles').get(profileId);
  if (profile === undefined) return fail(failure('not_found', 'profile'));
  const { active } = profile.learner;
  const cycle: CycleRow = {
    id: newId(),
    seq,
    profileId,
    sessionId,
    site,
    conversationId,
    replyKey,
    startedAt: rating.finishedAt,
    ratedAt: now,
    predictiveModel: {
      activeVersion: active.number,
      deployed: await runVersion(tx, rating, active.number),
      prompt: renderPrompt(active.genome),
    },
    systemAction,
    observation: { signals: rating.signals },
    accSignal: rating.rating,
  };
  // The new cycle pushes another out of those that the copy keeps whole.
  const index = tx.objectStore('cycles').index('bySeq');
  const oldest = await seqOfNewest(index, profileId, KEPT_WHOLE);
  const pushed = oldest === 0 ? undefined : await index.getKey([profileId, oldest]);
  if (pushed !== undefined) recopy('cycles', pushed);
  return ok({
    cycle,
    event: { id: rating.eventId, cycleId: cycle.id, at: now, rating: rating.rating },
  });
}

/** What the page says it ran, as far as that can be; else what is known of the deployments. */
async function runVersion(
  tx: WriteTransaction,
  rating: NewRating,
  newest: number,
): Promise<DeployedVersion> {
  const { liveVersion, finishedAt } = rating;
  if (liveVersion !== null && liveVersion <= newest) return liveVersion;
  return deployedVersion(tx, { ...rating, at: finishedAt });
}

async function rateAgain(
  { tx, put }: Writing,
  cycle: CycleRow,
  { eventId, rating }: NewRating,
  now: number,
): Promise<Rated> {
  const events = await tx.objectStore('events').index('byCycle').getAll(cycle.id);
  for (const { id } of events) {
    const job = await tx.objectStore('jobs').get(id);
    if (job === undefined || job.state === 'done') continue;
    await put('jobs', finished(job));
    await dropAnswers(tx, id);
  }
  // A clock that was set back must not make the new rating the older one.
  const at = Math.max(now, ...events.map((event) => event.at));
  const event: RatingEvent = { id: eventId, cycleId: cycle.id, at, rating };
  const accSignal = currentRating([...events, event]) ?? rating;
  return { cycle: { ...cycle, ratedAt: at, accSignal }, event };
}
