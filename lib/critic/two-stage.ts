import { ok, type Result } from '../core/result.ts';
import { isBlockedRewrite } from '../gate/rewrite-guard.ts';
import type { PerceptionCycle } from '../perception/cycle.ts';
import { renderPrompt } from '../policy/render.ts';
import { type Diagnosis, diagnose } from './backward.ts';
import { changesOf } from './changes.ts';
import type { SectionFeedback } from './feedback.ts';
import { conversationTexts, type LeakGuard, leakGuard } from './leak-guard.ts';
import type { ChatModel } from './model.ts';
import { namedBullets } from './named-bullets.ts';
import { suggestEdits } from './optimizer.ts';
import { type Proposal, proposalFrom } from './proposal.ts';
import type { CriticSettings } from './settings.ts';
import { tryPrompt } from './validation.ts';
import { backwardView, type CriticMemory, type FailedTry, optimizerView } from './views.ts';

/** A proposal and how far it came. `verified`: the judge found the reported case fixed. */
export interface TestedProposal extends Proposal {
  readonly end: 'verified' | 'unverified' | 'rewrite-blocked';
  /** Attempts that were made, this one included. */
  readonly rounds: number;
}

/** All that the critic has to say of a cycle. */
export interface Critique {
  /** C in [0, 1], of the rated reply. */
  readonly criticScore: number;
  /** On the rated reply; what was found out about new tries is left out. */
  readonly feedback: readonly SectionFeedback[];
  /** Null where the critic had nothing to propose. */
  readonly proposal: TestedProposal | null;
}

interface CriticPorts {
  readonly model: ChatModel;
  newId(): string;
}

/**
 * The two-stage critic. Backward looks at the cycle, the blind optimizer
 * proposes edits, actor and judge try them on the reported case. What does not
 * help goes back to both stages as a virtual cycle, up to
 * `settings.validationRounds` attempts. Given the same answers it asks the
 * same requests. Fails as the model does.
 */
export async function critique(
  cycle: PerceptionCycle,
  memory: CriticMemory,
  settings: CriticSettings,
  ports: CriticPorts,
): Promise<Result<Critique>> {
  const first = await diagnose(
    ports.model,
    backwardView(cycle, memory.active, null),
    guardOf(cycle, memory, []),
  );
  if (!first.ok) return first;
  const proposal = await findProposal(cycle, memory, settings, ports, first.value);
  if (!proposal.ok) return proposal;
  return ok({ ...first.value, proposal: proposal.value });
}

interface FailedAttempt extends Proposal, FailedTry {}

async function findProposal(
  cycle: PerceptionCycle,
  memory: CriticMemory,
  settings: CriticSettings,
  ports: CriticPorts,
  first: Diagnosis,
): Promise<Result<TestedProposal | null>> {
  const activePrompt = renderPrompt(memory.active.genome);
  const failed: FailedAttempt[] = [];
  let diagnosis = first;
  for (;;) {
    const proposed = await propose(cycle, memory, ports, diagnosis, failed);
    if (!proposed.ok) return proposed;
    const proposal = proposed.value;
    if (proposal === null) break;
    const rounds = failed.length + 1;
    if (isBlockedRewrite(activePrompt, proposal.changeRatio)) {
      return ok({ ...proposal, end: 'rewrite-blocked', rounds });
    }
    const trial = await tryPrompt(ports.model, cycle, proposal.prompt, first.feedback);
    if (!trial.ok) return trial;
    const { fixed, reply, complaint } = trial.value;
    if (fixed) return ok({ ...proposal, end: 'verified', rounds });
    const attempt = { ...proposal, reply, complaint };
    failed.push(attempt);
    if (rounds >= settings.validationRounds) break;
    const view = backwardView(cycle, memory.active, attempt);
    const again = await diagnose(ports.model, view, guardOf(cycle, memory, failed));
    if (!again.ok) return again;
    diagnosis = again.value;
  }
  const last = failed.at(-1);
  return ok(last === undefined ? null : { ...last, end: 'unverified', rounds: failed.length });
}

async function propose(
  cycle: PerceptionCycle,
  memory: CriticMemory,
  ports: CriticPorts,
  diagnosis: Diagnosis,
  failed: readonly FailedAttempt[],
): Promise<Result<Proposal | null>> {
  const attempts = failed.map(({ edits }) => changesOf(edits));
  const suggestion = await suggestEdits(
    ports.model,
    optimizerView(cycle, memory, diagnosis.feedback, attempts),
    namedBullets(memory.active.genome),
    guardOf(cycle, memory, failed),
  );
  if (!suggestion.ok) return suggestion;
  const proposal = proposalFrom(suggestion.value, memory.active, {
    cycleId: cycle.id,
    comment: cycle.accSignal.comment,
    tried: new Set(failed.map(({ prompt }) => prompt)),
    newId: () => ports.newId(),
  });
  return ok(proposal);
}

/** Guards the conversation and what the actor made of it; tried prompts went through it before. */
function guardOf(
  cycle: PerceptionCycle,
  memory: CriticMemory,
  failed: readonly FailedTry[],
): LeakGuard {
  const { comment, revisedAnswer } = cycle.accSignal;
  const prompts = [renderPrompt(memory.active.genome), ...failed.map(({ prompt }) => prompt)];
  return leakGuard(
    [...conversationTexts(cycle), ...failed.map(({ reply }) => reply)],
    [comment, revisedAnswer, ...prompts],
  );
}
