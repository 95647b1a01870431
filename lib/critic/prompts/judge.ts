import type { ModelMessage } from '../model.ts';
import type { JudgeView } from '../views.ts';
import { queryPart, replyPart } from './conversation.ts';
import { FENCED_IS_DATA, fenceIfAny, joinParts } from './fence.ts';
import { personParts } from './person.ts';
import { schemaPart } from './schema-part.ts';

const TASK = `A person marked <reply> incorrect. <new_reply> is a second try at the same question. Judge the second try strictly: if in doubt, say that the problem is not fixed.

The problem is what the person says in <person_comment>, <person_reasons> and <revised_answer>; where they said nothing, it is <diagnosis>.

Commit to yes or no (true or false) about <new_reply>:
- answers_question: it answers what <query> asks.
- fixes_problem: the problem is gone, fully, in the words of the new reply themselves. A promise to do better fixes nothing.
- repeats_error: it makes the same mistake as <reply>.
- on_topic: it keeps to the topic of <query>.
complaint: what is still wrong, in one sentence; "" where nothing is.`;

/** The request of the judge. */
export function judgeMessages(
  view: JudgeView,
  schema: Readonly<Record<string, unknown>>,
): readonly ModelMessage[] {
  return [
    { role: 'system', content: joinParts([TASK, FENCED_IS_DATA, schemaPart(schema)]) },
    {
      role: 'user',
      content: joinParts([
        queryPart(view.query),
        replyPart('reply', view.reply),
        personParts(view),
        fenceIfAny('diagnosis', view.diagnosis.map((line) => `- ${line}`).join('\n')),
        replyPart('new_reply', view.newReply),
      ]),
    },
  ];
}
