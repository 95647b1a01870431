import { ok, type Result } from '../core/result.ts';
import type { Edit } from '../policy/edits.ts';
import { askForJson } from './answer.ts';
import type { LeakGuard } from './leak-guard.ts';
import type { ChatModel } from './model.ts';
import type { NamedBullet } from './named-bullets.ts';
import { optimizerMessages } from './prompts/optimizer.ts';
import { jsonSchemaOf, type OptimizerAnswer, optimizerAnswerSchema } from './schemas.ts';
import type { OptimizerView } from './views.ts';

/** What the optimizer would do to the prompt, and why. */
export interface Suggestion {
  readonly edits: readonly Edit[];
  readonly reasoning: string;
  readonly hypothesis: string;
}

/** A bullet's mark and name in front of its text: copied from the list by small models. */
const LIST_MARK = /^(?:[-*•]\s+)?(?:\[[A-Z]\d+\]\s*)?/u;

/**
 * Asks for edits to the prompt. `bullets`: those of the view, with their ids.
 * Edits that would bring words of the conversation into the prompt are
 * dropped, so that none may be left.
 */
export async function suggestEdits(
  model: ChatModel,
  view: OptimizerView,
  bullets: readonly NamedBullet[],
  guard: LeakGuard,
): Promise<Result<Suggestion>> {
  const schema = optimizerAnswerSchema(bullets.map(({ name }) => name));
  const messages = optimizerMessages(view, jsonSchemaOf(schema));
  const answer = await askForJson(model, { stage: 'optimizer', messages, schema });
  if (!answer.ok) return answer;
  const { edits, reasoning, hypothesis } = answer.value;
  return ok({
    edits: edits
      .flatMap((edit) => editOf(edit, bullets) ?? [])
      .filter((edit) => edit.op === 'remove' || !guard.leaks(edit.text))
      .map((edit) => ({ ...edit, reason: guard.redact(edit.reason) })),
    reasoning: guard.redact(reasoning),
    hypothesis: guard.redact(hypothesis),
  });
}

/** Null where the bullet is not one of the prompt's. */
function editOf(
  answer: OptimizerAnswer['edits'][number],
  bullets: readonly NamedBullet[],
): Edit | null {
  const { op, section, reason } = answer;
  const text = answer.text.replace(LIST_MARK, '');
  const bulletId = bullets.find(({ name }) => name === answer.bullet_id)?.id;
  switch (op) {
    case 'add':
      return section === 'examples'
        ? { op: 'add-example', text, reason }
        : { op, section, text, reason };
    case 'add-example':
    case 'change-role':
      return { op, text, reason };
    case 'change':
      return bulletId === undefined ? null : { op, bulletId, text, reason };
    case 'remove':
      return bulletId === undefined ? null : { op, bulletId, reason };
  }
}
