import type { ChatMessage } from '../chat-request.ts';
import { directivesIn } from './directives.ts';
import { draftOf, renderDraft } from './draft.ts';
import { type Fact, factsOf, findFacts } from './facts.ts';
import { fenced, fencesOf, outsideFences } from './fences.ts';

const NOT_FOUND = 'I could not find that in the catalogue.';
const WELCOME = 'Ask me about anything in the catalogue.';
const SMALL_TALK = /^\W*(?:hello|hi|hey|hola|good (?:morning|day)|thanks?|gracias)\W*$/iu;

function textOfRole(messages: readonly ChatMessage[], role: string): string {
  return messages
    .filter((message) => message.role === role)
    .map(({ content }) => content)
    .join('\n');
}

/** The last thing that the person asked. */
function questionIn(messages: readonly ChatMessage[]): string {
  const last = messages.findLast(({ role }) => role === 'user')?.content ?? '';
  return fenced(last, /query|question|message/u) || outsideFences(last);
}

/** Everything that the model was given to answer from: fenced texts, or else what was said before. */
function factsIn(messages: readonly ChatMessage[]): Fact[] {
  const given = messages.flatMap(({ content }) =>
    fencesOf(content)
      .filter(({ tag }) => !/query|question|message|prompt/u.test(tag))
      .flatMap(({ content: text }) => factsOf(text)),
  );
  return given.length > 0 ? given : factsOf(textOfRole(messages, 'assistant'));
}

/**
 * The model as assistant: finds the sentences that answer the question and
 * obeys the directives that stand in the system prompt, and only those.
 */
export function reply(messages: readonly ChatMessage[]): string {
  const question = questionIn(messages);
  const facts = factsIn(messages);
  const found = SMALL_TALK.test(question) ? [] : findFacts(facts, question);
  const instead = SMALL_TALK.test(question) ? WELCOME : NOT_FOUND;
  const plain = draftOf(found.length > 0 ? found.map(({ text }) => text) : [instead]);
  const asked = directivesIn(outsideFences(textOfRole(messages, 'system')));
  const draft = asked.reduce(
    (sofar, { directive, words }) => directive.obey(sofar, { question, facts, found, words }),
    plain,
  );
  return renderDraft(draft);
}
