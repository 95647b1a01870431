import { applyEdits } from '../policy/apply-edits.ts';
import { wordChangeRatio } from '../policy/change-ratio.ts';
import type { Edit } from '../policy/edits.ts';
import type { PromptGenome } from '../policy/genome.ts';
import { renderPrompt } from '../policy/render.ts';
import type { PolicyVersion } from '../policy/version.ts';
import type { Suggestion } from './optimizer.ts';

/** A set of edits as the prompt that they lead to. */
export interface Proposal extends Suggestion {
  readonly genome: PromptGenome;
  /** The genome, rendered. */
  readonly prompt: string;
  /** Share of the active prompt's words that change. */
  readonly changeRatio: number;
}

/**
 * The proposal that a suggestion comes to. Where its edits cannot be used, or
 * lead to a prompt that is in `tried`, the person's comment as one hard rule,
 * word for word. Null where that is of no use either.
 */
export function proposalFrom(
  suggestion: Suggestion,
  active: PolicyVersion,
  from: {
    readonly cycleId: string;
    readonly comment: string;
    readonly tried: ReadonlySet<string>;
    newId(): string;
  },
): Proposal | null {
  const candidates = [suggestion, ...commentRule(from.comment)];
  for (const candidate of candidates) {
    const genome = applyEdits(active.genome, candidate.edits, {
      version: active.number + 1,
      cycleIds: [from.cycleId],
      newId: () => from.newId(),
    });
    if (!genome.ok) continue;
    const prompt = renderPrompt(genome.value);
    if (from.tried.has(prompt)) continue;
    const changeRatio = wordChangeRatio(renderPrompt(active.genome), prompt);
    return { ...candidate, genome: genome.value, prompt, changeRatio };
  }
  return null;
}

function commentRule(comment: string): readonly Suggestion[] {
  const text = comment.trim();
  if (text === '') return [];
  const reason = 'The person asked for it in these words.';
  const edit: Edit = { op: 'add', section: 'hardRules', text, reason };
  return [
    { edits: [edit], reasoning: reason, hypothesis: 'Replies do what the person asked for.' },
  ];
}
