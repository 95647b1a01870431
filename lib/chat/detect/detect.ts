import { lowestCommonAncestor, parentOf } from '../deep.ts';
import { findComposers } from './composer.ts';
import { confidenceOf, type Dynamics, type Evidence, type Found } from './evidence.ts';
import { readShapes } from './shapes.ts';
import { type FoundTurn, type Reading, readMarks } from './turns.ts';
import { LOOK_ALIKE_WORDS, MACHINE_WORDS, wordsOfName } from './words.ts';

/** A composer further above than this belongs to something else on the page. */
const NEAR = 8;
/** Turns after which an alternation is no chance. */
const MANY_TURNS = 4;

function composerOf(reading: Reading, composers: readonly Element[]): Element | undefined {
  return composers.find((composer) => {
    const common = lowestCommonAncestor([reading.container, composer]);
    let steps = 0;
    for (let at: Element | null = reading.container; at !== null && at !== common; steps++) {
      at = parentOf(at);
    }
    return common !== null && common !== reading.container && steps <= NEAR;
  });
}

function alternates(turns: readonly FoundTurn[]): boolean {
  const changes = turns.filter((turn, index) => index > 0 && turn.role !== turns[index - 1]?.role);
  return changes.length >= (turns.length - 1) * 0.7;
}

function ancestorsOf(element: Element): Element[] {
  const above: Element[] = [];
  for (let at: Element | null = element; at !== null; at = parentOf(at)) above.push(at);
  return above;
}

function isLog(container: Element): boolean {
  return ancestorsOf(container).some(
    (element) => element.getAttribute('role') === 'log' || element.hasAttribute('aria-live'),
  );
}

/** What the page says of itself around the composer: its labels, its placeholder, the title. */
function speaksOfMachine(composer: Element): boolean {
  const said = ['aria-label', 'placeholder', 'data-placeholder', 'title'].map(
    (name) => composer.getAttribute(name) ?? '',
  );
  const words = wordsOfName([...said, document.title].join(' '));
  return words.some((word) => MACHINE_WORDS.has(word) || word === 'prompt' || word === 'ask');
}

function namesAround({ container, turns }: Reading): string[] {
  const rows = turns.slice(0, 3).map(({ element }) => element);
  return [...ancestorsOf(container), ...rows].flatMap((element) =>
    wordsOfName(`${element.getAttribute('class') ?? ''} ${element.id} ${element.localName}`),
  );
}

/** The share of turns in which the selector finds something. */
function share({ turns }: Reading, selector: string): number {
  return turns.filter(({ element }) => element.querySelector(selector)).length / turns.length;
}

function weigh(reading: Reading, composer: Element | undefined, dynamics: Dynamics): Found {
  const evidence = new Set<Evidence>([reading.by]);
  const note = (piece: Evidence, holds: boolean) => holds && evidence.add(piece);
  note('composer', composer !== undefined);
  note('machine-words', composer !== undefined && speaksOfMachine(composer));
  note('alternation', reading.turns.length >= 2 && alternates(reading.turns));
  note('long-alternation', reading.turns.length >= MANY_TURNS && alternates(reading.turns));
  note('log', isLog(reading.container));
  note('growth', dynamics.grew);
  note('prompt-answer', dynamics.answered);
  note(
    'look-alike-words',
    namesAround(reading).some((word) => LOOK_ALIKE_WORDS.has(word)),
  );
  note('dated-rows', share(reading, 'time[datetime], a[rel="author"]') > 0.5);
  note('nested-forms', share(reading, 'form, textarea') > 0.3);
  return { ...reading, evidence, confidence: composer === undefined ? 0 : confidenceOf(evidence) };
}

/** Reads the chat below `top`; null where nothing looks like turns. Does not decide. */
export function detect(top: Element, dynamics: Dynamics): Found | null {
  const composers = findComposers(top);
  if (composers.length === 0) return null;
  const byMarks = readMarks(top);
  if (byMarks !== null) {
    const composer = composerOf(byMarks, composers);
    if (composer !== undefined) return weigh(byMarks, composer, dynamics);
  }
  for (const composer of composers) {
    const byShapes = readShapes(composer);
    if (byShapes !== null) return weigh(byShapes, composer, dynamics);
  }
  return null;
}
