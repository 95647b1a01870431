import type { DeployedVersion, PerceptionCycle, Turn } from '../perception/cycle.ts';
import { contentFreeLines, observationLines } from '../perception/observations.ts';
import type { Chip, Verdict } from '../perception/rating.ts';
import { renderPrompt } from '../policy/render.ts';
import type { PolicyVersion } from '../policy/version.ts';
import type { RewardHistory } from '../reward/history.ts';
import { type Trend, trendOf } from '../reward/trend.ts';
import { changesOf } from './changes.ts';
import type { SectionFeedback } from './feedback.ts';
import type { JournalEntry, ProposalFate } from './journal.ts';
import { type NamedBullet, namedBullets } from './named-bullets.ts';

/** What the backward stage sees: the whole cycle. */
export interface BackwardView {
  readonly prompt: string;
  /** The version whose prompt is shown, and the one that the chat was running. */
  readonly version: number;
  readonly deployed: DeployedVersion;
  readonly earlier: readonly Turn[];
  readonly query: string;
  readonly reply: string;
  readonly observations: readonly string[];
  readonly chips: readonly Chip[];
  readonly comment: string;
  readonly revisedAnswer: string;
  /** What the judge still found wrong, where the reply is a new try; else empty. */
  readonly complaint: string;
}

/** A past proposal, as its words and its end. */
export interface PastProposal {
  readonly fate: ProposalFate;
  readonly changes: readonly string[];
  readonly hypothesis: string;
}

/** A past step in numbers and in the critic's own words. */
export interface PastStep extends PastProposal {
  readonly version: number;
  readonly verdict: Verdict;
  readonly reward: number;
  readonly gateReason: string;
}

/**
 * What the optimizer sees. It is blind: no field here can hold a query, a
 * reply, a selection, a title or an address. Feedback comes through the leak
 * guard; chips and comment are the person's own words.
 */
export interface OptimizerView {
  readonly role: string;
  readonly bullets: readonly Omit<NamedBullet, 'id'>[];
  readonly feedback: readonly SectionFeedback[];
  readonly pastFeedback: readonly (readonly SectionFeedback[])[];
  readonly chips: readonly Chip[];
  readonly comment: string;
  /** Counts and durations. */
  readonly signals: readonly string[];
  readonly trend: Trend;
  readonly journal: readonly PastStep[];
  readonly rejected: readonly PastProposal[];
  /** What was tried in this step and did not help, oldest first. */
  readonly failedAttempts: readonly (readonly string[])[];
}

/** What the actor sees: its prompt as the system message, and what it has to answer. */
export interface ActorView {
  readonly prompt: string;
  readonly earlier: readonly Turn[];
  readonly query: string;
  /** The reply that was rated: holds what the chat's own system knew and the actor cannot. */
  readonly draft: string;
}

/** What the judge sees: never the prompt, so that it judges the reply alone. */
export interface JudgeView {
  readonly query: string;
  readonly reply: string;
  readonly newReply: string;
  readonly chips: readonly Chip[];
  readonly comment: string;
  readonly revisedAnswer: string;
  /** The backward stage's words for the problem, where the person used none. */
  readonly diagnosis: readonly string[];
}

/** A proposed prompt that did not help: the virtual cycle that follows begins here. */
export interface FailedTry {
  readonly prompt: string;
  /** What the actor answered with it. */
  readonly reply: string;
  readonly complaint: string;
}

/** What the critic remembers: of the learner's past, as much of it as may be shown. */
export interface CriticMemory {
  readonly active: PolicyVersion;
  readonly history: RewardHistory;
  readonly journal: readonly JournalEntry[];
  readonly rejected: readonly JournalEntry[];
  readonly feedbacks: readonly (readonly SectionFeedback[])[];
}

/** `failed`: the last try within this step, where there was one; it takes the rated reply's place. */
export function backwardView(
  cycle: PerceptionCycle,
  active: PolicyVersion,
  failed: FailedTry | null,
): BackwardView {
  const { query, reply, earlier } = cycle.systemAction;
  const { chips, comment, revisedAnswer } = cycle.accSignal;
  return {
    prompt: failed?.prompt ?? renderPrompt(active.genome),
    version: active.number,
    // A new try was answered with the very prompt that is shown.
    deployed: failed === null ? cycle.predictiveModel.deployed : active.number,
    earlier,
    query,
    reply: failed?.reply ?? reply,
    observations: failed === null ? observationLines(cycle.observation.signals) : [],
    chips,
    comment,
    revisedAnswer,
    complaint: failed?.complaint ?? '',
  };
}

/** `feedback` must have passed the leak guard. */
export function optimizerView(
  cycle: PerceptionCycle,
  memory: CriticMemory,
  feedback: readonly SectionFeedback[],
  failedAttempts: readonly (readonly string[])[],
): OptimizerView {
  const { genome } = memory.active;
  const past = (entry: JournalEntry): PastProposal => ({
    fate: entry.fate,
    changes: changesOf(entry.edits),
    hypothesis: entry.hypothesis,
  });
  return {
    role: genome.role,
    bullets: namedBullets(genome).map(({ name, section, text }) => ({ name, section, text })),
    feedback,
    pastFeedback: memory.feedbacks,
    chips: cycle.accSignal.chips,
    comment: cycle.accSignal.comment,
    signals: contentFreeLines(cycle.observation.signals),
    trend: trendOf(memory.history),
    journal: memory.journal.map((entry) => ({
      ...past(entry),
      version: entry.version,
      verdict: entry.verdict,
      reward: entry.reward,
      gateReason: entry.gateReason,
    })),
    rejected: memory.rejected.map(past),
    failedAttempts,
  };
}

export function actorView(cycle: PerceptionCycle, proposedPrompt: string): ActorView {
  const { query, reply, earlier } = cycle.systemAction;
  return { prompt: proposedPrompt, earlier, query, draft: reply };
}

/** `diagnosis`: shown where the person said no more than "incorrect". */
export function judgeView(
  cycle: PerceptionCycle,
  newReply: string,
  diagnosis: readonly string[],
): JudgeView {
  const { query, reply } = cycle.systemAction;
  const { chips, comment, revisedAnswer } = cycle.accSignal;
  const saidNothing = chips.length === 0 && comment.trim() === '' && revisedAnswer.trim() === '';
  return {
    query,
    reply,
    newReply,
    chips,
    comment,
    revisedAnswer,
    diagnosis: saidNothing ? diagnosis : [],
  };
}
