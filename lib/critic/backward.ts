import { ok, type Result } from '../core/result.ts';
import { askForJson } from './answer.ts';
import { criticScore } from './features.ts';
import type { SectionFeedback } from './feedback.ts';
import type { LeakGuard } from './leak-guard.ts';
import type { ChatModel } from './model.ts';
import { backwardMessages, LEAK_NOTICE } from './prompts/backward.ts';
import { withNotice } from './prompts/repair.ts';
import { type BackwardAnswer, backwardAnswerSchema, jsonSchemaOf } from './schemas.ts';
import type { BackwardView } from './views.ts';

/** What the backward stage found. */
export interface Diagnosis {
  /** C in [0, 1], of the reply that was looked at. */
  readonly criticScore: number;
  /** Holds nothing of the conversation that the guard can find. */
  readonly feedback: readonly SectionFeedback[];
}

/**
 * Looks at a cycle and says which sections of the prompt failed, and how. An
 * answer that repeats the conversation is asked for once more; what leaks are
 * left are redacted.
 */
export async function diagnose(
  model: ChatModel,
  view: BackwardView,
  guard: LeakGuard,
): Promise<Result<Diagnosis>> {
  const schema = backwardAnswerSchema;
  const messages = backwardMessages(view, jsonSchemaOf(schema));
  const first = await askForJson(model, { stage: 'backward', messages, schema });
  if (!first.ok) return first;
  if (!hasLeak(first.value, guard)) return ok(diagnosisOf(first.value, guard));
  const again = await askForJson(model, {
    stage: 'backward',
    messages: withNotice(messages, LEAK_NOTICE),
    schema,
  });
  if (again.ok) return ok(diagnosisOf(again.value, guard));
  // The first answer is of use without its leaks; only a model that cannot be asked ends the step.
  return isUnusableAnswer(again.failure.kind) ? ok(diagnosisOf(first.value, guard)) : again;
}

function isUnusableAnswer(kind: string): boolean {
  return kind.startsWith('answer_');
}

function hasLeak(answer: BackwardAnswer, guard: LeakGuard): boolean {
  return answer.feedback.some(({ kind, pattern, direction }) =>
    [kind, pattern, direction].some(guard.leaks),
  );
}

function diagnosisOf(answer: BackwardAnswer, guard: LeakGuard): Diagnosis {
  const feedback = answer.feedback
    .map(({ section, kind, pattern, direction }) => ({
      section,
      kind: guard.redact(kind),
      pattern: guard.redact(pattern),
      direction: guard.redact(direction),
    }))
    .filter(({ pattern, direction }) => hasWords(pattern) || hasWords(direction));
  return { criticScore: criticScore(answer), feedback };
}

function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
