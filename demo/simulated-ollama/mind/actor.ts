import type { ChatMessage } from '../chat-request.ts';
import { directivesIn } from './directives.ts';
import { draftOf, renderDraft } from './draft.ts';
import { type Fact, factsOf, findFacts } from './facts.ts';
import { fenced, outsideFences } from './fences.ts';

const NOT_FOUND = 'I could not find that in the catalogue.';
const WELCOME = 'Ask me about anything in the catalogue.';
const SMALL_TALK = /^\W*(?:hello|hi|hey|hola|good (?:morning|day)|thanks?|gracias)\W*$/iu;
/** What a reply holds because some prompt asked for it, and not because it is a fact. */
const MANNERS = /^(?:hello|¡?hola|dear |estimad|source:|fuente:)|\?$/iu;
const VAT_PART =
  /\s*(?:plus|más el) \d+ % (?:VAT|de IVA), (?:en total )?[\d.]+ euros?(?: in total)?/giu;

function textOfRole(messages: readonly ChatMessage[], role: string): string {
  return messages
    .filter((message) => message.role === role)
    .map(({ content }) => content)
    .join('\n');
}

/** The facts of an earlier answer, without what only its own prompt had put there. */
function factsOfReply(reply: string): Fact[] {
  return factsOf(reply)
    .map((fact) => ({ ...fact, text: fact.text.replace(VAT_PART, '') }))
    .filter(({ text }) => !MANNERS.test(text));
}

/** What the model has to answer: the question, all it knows, and what of it answers the question. */
interface Task {
  readonly question: string;
  readonly facts: readonly Fact[];
  readonly found: readonly Fact[];
}

function readTask(messages: readonly ChatMessage[]): Task {
  const last = messages.findLast(({ role }) => role === 'user')?.content ?? '';
  const question = fenced(last, /^query$/u) || outsideFences(last);
  const draft = factsOfReply(fenced(last, /^draft$/u));
  if (draft.length > 0) return { question, facts: draft, found: draft };
  const all = messages.map(({ content }) => content).join('\n');
  const catalogue = factsOf(fenced(all, /^catalogue$/u));
  const facts = catalogue.length > 0 ? catalogue : factsOfReply(textOfRole(messages, 'assistant'));
  return { question, facts, found: SMALL_TALK.test(question) ? [] : findFacts(facts, question) };
}

/**
 * The model as assistant: takes the sentences that answer the question, from
 * the catalogue or from a draft, and obeys the directives that stand in the
 * system prompt, and only those.
 */
export function reply(messages: readonly ChatMessage[]): string {
  const task = readTask(messages);
  const instead = SMALL_TALK.test(task.question) ? WELCOME : NOT_FOUND;
  const sentences = task.found.length > 0 ? task.found.map(({ text }) => text) : [instead];
  const asked = directivesIn(outsideFences(textOfRole(messages, 'system')));
  const draft = asked.reduce(
    (draftSoFar, { directive, words }) => directive.obey(draftSoFar, { ...task, words }),
    draftOf(sentences),
  );
  return renderDraft(draft);
}
