import { ancestryOf } from '../deep.ts';
import { type Composer, isOneOfMany, wordsAbout } from './composer.ts';
import type { Evidence } from './evidence.ts';
import type { FoundTurn, Told } from './roles.ts';
import {
  CHAT_WORDS,
  LOOK_ALIKE_WORDS,
  MARKDOWN_WORDS,
  speaksOfMachine,
  wordsOfName,
} from './words.ts';

/** What was seen of a page over time. */
export interface Behaviour {
  /** The person has sent just this text. */
  isEcho(row: Element): boolean;
  /** The text of a reply has grown in several steps. */
  hasGrown(turns: readonly FoundTurn[]): boolean;
  /** How often what the person sent was answered at once. */
  readonly answers: number;
}

/** Turns looked at: the latest. */
const SAMPLE = 8;
/** Turns after which an alternation is no chance. */
const MANY_TURNS = 4;
/** How many elements above the rows are taken for their surroundings. */
const SURROUNDINGS = 6;

const ACTION =
  /copy|copiar|regenera|try again|retry|reintentar|thumb|\b(?:dis)?like|response|helpful|aloud/iu;
const PERSON_SAYS = /last seen|online now|\bseen\b|✓✓|últ\. vez/iu;

/** The share of elements for which something holds. */
function share(elements: readonly Element[], holds: (element: Element) => boolean): number {
  return elements.length === 0 ? 0 : elements.filter(holds).length / elements.length;
}

function namesOf(element: Element): readonly string[] {
  return wordsOfName(
    `${element.getAttribute('class') ?? ''} ${element.id} ${element.localName} ${element.getAttribute('data-testid') ?? ''}`,
  );
}

function hasWords(elements: readonly Element[], words: ReadonlySet<string>): boolean {
  return elements.some((element) => namesOf(element).some((word) => words.has(word)));
}

function holdsMarkdown(row: Element): boolean {
  return hasWords([row, ...row.querySelectorAll('[class]')], MARKDOWN_WORDS);
}

function hasActions(row: Element): boolean {
  return [...row.querySelectorAll('button, [role="button"]')].some((button) =>
    ACTION.test(
      [button.getAttribute('aria-label'), button.getAttribute('title'), button.textContent].join(
        ' ',
      ),
    ),
  );
}

function has(selector: string): (row: Element) => boolean {
  return (row) => row.querySelector(selector) !== null;
}

/** A heading that is more than the name of who speaks. */
function beginsWithHeading(row: Element): boolean {
  const heading = row.querySelector('h1, h2, h3, h4');
  return heading?.checkVisibility() === true && heading.getBoundingClientRect().width > 2;
}

/** True for what is on the replies and not on the person's turns. */
function onlyOn(
  replies: readonly Element[],
  own: readonly Element[],
  holds: (row: Element) => boolean,
) {
  return share(replies, holds) >= 0.5 && share(own, holds) <= 0.2;
}

function alternates(turns: readonly FoundTurn[]): boolean {
  const changes = turns.filter(({ role }, index) => index > 0 && role !== turns[index - 1]?.role);
  return changes.length >= (turns.length - 1) * 0.7;
}

/** All that speaks for and against a conversation with a machine. */
export function weigh(
  container: Element,
  told: Told,
  composer: Composer,
  behaviour: Behaviour,
): Set<Evidence> {
  const { turns } = told;
  const latest = turns.slice(-SAMPLE);
  const rows = latest.map(({ element }) => element);
  const side = (role: FoundTurn['role']) =>
    latest.filter((turn) => turn.role === role).map(({ element }) => element);
  const [replies, own] = [side('assistant'), side('user')];
  const around = ancestryOf(container).slice(0, SURROUNDINGS);
  const title = container.ownerDocument.title;
  const text = rows.map((row) => row.textContent ?? '').join('\n');
  const found: readonly (readonly [Evidence, boolean])[] = [
    ['composer', true],
    ['composer-machine', speaksOfMachine(wordsAbout(composer.field))],
    ['form-fields', isOneOfMany(composer)],
    ['alternation', alternates(turns)],
    ['long-alternation', turns.length >= MANY_TURNS && alternates(turns)],
    ['log', around.some((element) => element.matches('[role="log"], [aria-live]'))],
    ['chat-words', hasWords([...around, ...rows], CHAT_WORDS)],
    ['machine-title', speaksOfMachine(title)],
    ['look-alike-title', wordsOfName(title).some((word) => LOOK_ALIKE_WORDS.has(word))],
    ['look-alike-words', hasWords([...around, ...rows], LOOK_ALIKE_WORDS)],
    ['markdown-replies', onlyOn(replies, own, holdsMarkdown)],
    ['reply-actions', onlyOn(replies, own, hasActions)],
    ['growth', behaviour.hasGrown(turns)],
    ['answered', behaviour.answers > 0],
    ['answered-promptly', behaviour.answers > 1],
    ['dated', share(rows, has('time, relative-time')) > 0.5],
    [
      'linked-authors',
      share(own, has('a[rel~="author"], a[class*="user"], a[class*="author"]')) > 0.5,
    ],
    ['sections', share(own, beginsWithHeading) > 0.5],
    ['fields-in-rows', share(rows, has('form, textarea')) > 0.3],
    ['person-words', PERSON_SAYS.test(text)],
  ];
  return new Set([...told.evidence, ...found.flatMap(([piece, holds]) => (holds ? piece : []))]);
}
