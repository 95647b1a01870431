import { BULLET_SECTIONS } from '../../policy/genome.ts';
import { SECTION_HEADINGS } from '../../policy/render.ts';
import type { SectionFeedback } from '../feedback.ts';
import type { ModelMessage } from '../model.ts';
import type { OptimizerView, PastProposal, PastStep } from '../views.ts';
import { enclose, FENCED_IS_DATA, fenceIfAny, joinParts, neutralised } from './fence.ts';
import { personParts } from './person.ts';
import { schemaPart } from './schema-part.ts';

const TASK = `You improve the system prompt of an assistant by small edits. You do not see the conversation, only feedback on it.

The prompt consists of a role and of bullets in sections: hardRules (what the assistant must always or never do), context (facts), guidelines (how it should write), examples. Each bullet has a name in square brackets.

Rules for your edits:
- One edit is usually enough; never more than three. Leave everything else as it is.
- op "add" puts a new bullet into a section. "change" replaces the text of the bullet named in bullet_id. "remove" drops it. "change-role" replaces the role. "add-example" puts an example into the examples. bullet_id is "" where no bullet is meant; text is "" for "remove".
- text is one plain sentence that an assistant can obey in every conversation. Keep the person's own words, numbers and names from <person_comment> as they stand.
- A new rule must not repeat or contradict a bullet that is there: change or remove that bullet instead.
- Never propose again what <rejected_proposals> or <failed_attempts> hold.
- Write in the language of <current_prompt>; where it is empty, in the language of <person_comment>.
- If nothing in the prompt can help, return no edits.

reasoning: why these edits, in one or two sentences. hypothesis: what will be different in the replies, in one sentence. reason, in each edit: why, in one short sentence.`;

/** The request of the optimizer. */
export function optimizerMessages(
  view: OptimizerView,
  schema: Readonly<Record<string, unknown>>,
): readonly ModelMessage[] {
  return [
    { role: 'system', content: joinParts([TASK, FENCED_IS_DATA, schemaPart(schema)]) },
    {
      role: 'user',
      content: joinParts([
        promptPart(view),
        fenceIfAny('feedback', view.feedback.map(feedbackLine).join('\n')),
        personParts(view),
        fenceIfAny('observations', view.signals.join('\n')),
        `Trend of the ratings: ${view.trend}.`,
        fenceIfAny('past_feedback', view.pastFeedback.flat().map(feedbackLine).join('\n')),
        fenceIfAny('journal', view.journal.map(stepLine).join('\n')),
        fenceIfAny('rejected_proposals', view.rejected.map(proposalLine).join('\n')),
        fenceIfAny(
          'failed_attempts',
          view.failedAttempts.map((changes) => `- ${changes.join(' | ')}`).join('\n'),
        ),
      ]),
    },
  ];
}

/** The prompt with its bullets by name. An empty prompt is shown as an empty fence. */
function promptPart({ role, bullets }: OptimizerView): string {
  const sections = BULLET_SECTIONS.flatMap((section) => {
    const own = bullets.filter((bullet) => bullet.section === section);
    const lines = own.map(({ name, text }) => `- [${name}] ${text}`);
    return own.length === 0
      ? []
      : [[`${SECTION_HEADINGS[section]} (${section})`, ...lines].join('\n')];
  });
  return enclose('current_prompt', neutralised(joinParts([role, ...sections])));
}

function feedbackLine({ section, kind, pattern, direction }: SectionFeedback): string {
  return `- section: ${section}; kind: ${kind}; pattern: ${pattern}; direction: ${direction}`;
}

function stepLine(step: PastStep): string {
  const head = `- version ${step.version}, ${step.verdict}, reward ${step.reward.toFixed(2)}, ${step.gateReason}`;
  return step.changes.length === 0 ? head : `${head}, ${proposalWords(step)}`;
}

function proposalLine(proposal: PastProposal): string {
  return `- ${proposalWords(proposal)}`;
}

function proposalWords({ fate, changes, hypothesis }: PastProposal): string {
  const expected = hypothesis === '' ? '' : `; expected: ${hypothesis}`;
  return `${fate}: ${changes.join(' | ')}${expected}`;
}
