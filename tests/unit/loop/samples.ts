import type { Job } from '../../../lib/loop/job.ts';
import type { StepOutcome } from '../../../lib/loop/outcome.ts';
import { newJob } from '../../../lib/loop/queue.ts';
import type { PerceptionCycle } from '../../../lib/perception/cycle.ts';
import type { Rating } from '../../../lib/perception/rating.ts';
import { genomeOfRole } from '../../../lib/policy/genome.ts';
import type { PolicyVersion } from '../../../lib/policy/version.ts';
import { DEFAULT_SETTINGS } from '../../../lib/settings/settings.ts';

export const SETTINGS = DEFAULT_SETTINGS;

export const CORRECT: Rating = { verdict: 'correct', chips: [], comment: '', revisedAnswer: '' };
export const INCORRECT: Rating = { ...CORRECT, verdict: 'incorrect', comment: 'Mention the VAT.' };

export function versionOf(number: number, origin: PolicyVersion['origin'] = 'critic') {
  return {
    id: `v${number}`,
    profileId: 'default',
    number,
    parentId: number === 1 ? null : `v${number - 1}`,
    origin: number === 1 ? 'first' : origin,
    reason: '',
    createdAt: number,
    genome: genomeOfRole(`Prompt ${number}.`),
  } as const satisfies PolicyVersion;
}

export function cycleOf(id: string, rating: Rating = CORRECT): PerceptionCycle {
  return {
    id,
    profileId: 'default',
    sessionId: 'session',
    site: 'https://chat.example',
    conversationId: null,
    replyKey: `reply-${id}`,
    startedAt: 1,
    ratedAt: 2,
    predictiveModel: { activeVersion: 1, deployed: 'unknown', prompt: 'Prompt 1.' },
    systemAction: { query: 'How much?', reply: 'It is 20.', replyWords: 3, earlier: [] },
    observation: { signals: [] },
    accSignal: rating,
  };
}

export function jobOf(id: string, changes: Partial<Job> = {}): Job {
  return { ...newJob({ id, cycleId: `cycle-${id}`, profileId: 'default', at: 1_000 }), ...changes };
}

export interface OutcomeSketch {
  readonly cycleId: string;
  /** The version that was active when the step began. */
  readonly base: PolicyVersion;
  readonly rating?: Rating;
  readonly reward?: number;
  /** The version that the step brought. */
  readonly brings?: PolicyVersion | null;
  readonly fate?: StepOutcome['entry']['fate'];
  readonly streak?: number;
  readonly withFeedback?: boolean;
}

/** An outcome as the step makes it, as far as the queue and the store look at it. */
export function outcomeOf({
  cycleId,
  base,
  rating = CORRECT,
  reward = 0.9,
  brings = null,
  fate = brings === null ? 'none' : 'accepted',
  streak = rating.verdict === 'correct' ? 1 : 0,
  withFeedback = false,
}: OutcomeSketch): StepOutcome {
  const gateReason = brings === null ? 'stable' : 'forced';
  return {
    cycleId,
    baseVersionId: base.id,
    feedback: 1,
    criticScore: 0.9,
    changeRatio: 0,
    reward,
    history: [],
    trend: 'neutral',
    streak,
    converged: streak >= 5,
    gate: { update: brings !== null, reason: gateReason, reward, average: reward },
    proposal: null,
    newVersion: brings,
    sectionFeedback: withFeedback
      ? [{ section: 'hardRules', kind: 'missing', pattern: cycleId, direction: 'add' }]
      : [],
    entry: {
      cycleId,
      at: 5_000,
      version: base.number,
      verdict: rating.verdict,
      criticScore: 0.9,
      reward,
      trend: 'neutral',
      changeRatio: 0,
      gateReason,
      fate,
      reasoning: '',
      hypothesis: '',
      edits: [],
      signals: [],
    },
  };
}
