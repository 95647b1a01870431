import { ok, type Result } from '../core/result.ts';
import type { PerceptionCycle } from '../perception/cycle.ts';
import { actorReply } from './actor.ts';
import type { Judgement } from './features.ts';
import type { SectionFeedback } from './feedback.ts';
import { judgeReply } from './judge.ts';
import type { ChatModel } from './model.ts';
import { actorView, judgeView } from './views.ts';

/** A proposed prompt put to the test on the rated query. */
interface Trial extends Judgement {
  /** What the actor answered with the proposed prompt. */
  readonly reply: string;
}

/** The actor answers the same query with the proposed prompt; the judge says whether it is now right. */
export async function tryPrompt(
  model: ChatModel,
  cycle: PerceptionCycle,
  proposedPrompt: string,
  feedback: readonly SectionFeedback[],
): Promise<Result<Trial>> {
  const reply = await actorReply(model, actorView(cycle, proposedPrompt));
  if (!reply.ok) return reply;
  const diagnosis = feedback.map(({ kind, pattern }) => `${kind}: ${pattern}`);
  const judgement = await judgeReply(model, judgeView(cycle, reply.value, diagnosis));
  return judgement.ok ? ok({ ...judgement.value, reply: reply.value }) : judgement;
}
