import type { ModelMessage } from '../model.ts';
import type { BackwardView } from '../views.ts';
import { earlierPart, queryPart, replyPart } from './conversation.ts';
import { FENCED_IS_DATA, fence, fenceIfAny, joinParts } from './fence.ts';
import { personParts } from './person.ts';
import { schemaPart } from './schema-part.ts';

const OBSERVATIONS_SHOWN = 30;

const TASK = `You examine a reply that an assistant gave in a chat. The person marked it incorrect. Find out what is missing or wrong in the assistant's system prompt, so that replies like this one do not come again.

First commit to yes or no (true or false) about <reply>:
- answers_question: it answers what <query> asks.
- follows_prompt: it obeys every rule in <current_prompt>.
- on_topic: it keeps to the topic of <query>.
- right_format: its length, language, layout and tone are what the person wants.

Then give feedback on the sections of the prompt, one to three items, the most important first:
- section: role (who the assistant is), hardRules (what it must always or never do), context (facts it needs), guidelines (how it should write), examples.
- kind: the kind of failure in a few words, such as "missing information".
- pattern: the general habit behind the failure.
- direction: how that section should change. Do not write the new text of the prompt.

What the person said in <person_comment>, <person_reasons> and <revised_answer> decides what is wrong; your own taste does not.
Speak of kinds of questions and replies in general, never of this one: in kind, pattern and direction quote nothing from the conversation, no sentence, name, number, mail address or web address. The person's comment is the one thing that you may repeat.`;

/** The request of the backward stage. */
export function backwardMessages(
  view: BackwardView,
  schema: Readonly<Record<string, unknown>>,
): readonly ModelMessage[] {
  return [
    { role: 'system', content: joinParts([TASK, FENCED_IS_DATA, schemaPart(schema)]) },
    {
      role: 'user',
      content: joinParts([
        fence('current_prompt', view.prompt),
        inForce(view),
        earlierPart(view.earlier),
        queryPart(view.query),
        replyPart('reply', view.reply),
        fenceIfAny('observations', view.observations.slice(0, OBSERVATIONS_SHOWN).join('\n')),
        'The person marked the reply incorrect.',
        personParts(view),
        complaintPart(view.complaint),
      ]),
    },
  ];
}

function inForce({ version, deployed }: BackwardView): string {
  if (deployed === 'unknown') return 'It is not known whether the chat was running this prompt.';
  return deployed === version
    ? ''
    : 'The chat was still running an older prompt: the reply may break rules of this one.';
}

function complaintPart(complaint: string): string {
  return complaint === ''
    ? ''
    : joinParts([
        'The prompt above is a first correction, and the reply is what came of it. A second reader says that it is still not right:',
        fence('complaint', complaint),
      ]);
}

/** Asks again where an answer held words of the conversation. */
export const LEAK_NOTICE =
  'Your last answer repeated words, numbers or addresses of the conversation. Answer again and speak in general terms only: quote nothing from the conversation.';
