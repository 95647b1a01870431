import { childrenOf, contains, descendantsOf } from '../deep.ts';
import type { Role } from './marks.ts';
import { canHoldTurns, type FoundTurn, type Reading } from './turns.ts';
import { OWN_SIDE_WORDS, wordsOfName } from './words.ts';

/** Fewer rows show no pattern. */
const FEWEST_ROWS = 2;
/** How much further from one edge than from the other a row's text stands, in CSS pixels. */
const LEAST_SHIFT = 24;

/** What an element looks like to a style sheet: its tag and classes, and those of its first children. */
function shapeOf(element: Element): string {
  const own = (at: Element) => `${at.localName}.${[...at.classList].sort().join('.')}`;
  return [own(element), ...childrenOf(element).slice(0, 2).map(own)].join('>');
}

function wordsOfShape(shape: string): Set<string> {
  return new Set(wordsOfName(shape));
}

/** The side that only one of two shapes is named after; null where neither or both are. */
function ownShape([one, other]: readonly [string, string]): string | null {
  const [oneWords, otherWords] = [wordsOfShape(one), wordsOfShape(other)];
  const isOwn = (words: Set<string>, rest: Set<string>) =>
    [...words].some((word) => OWN_SIDE_WORDS.has(word) && !rest.has(word));
  const [first, second] = [isOwn(oneWords, otherWords), isOwn(otherWords, oneWords)];
  if (first === second) return null;
  return first ? one : other;
}

/** The box of what is written in an element, narrower than its row where the row is aligned. */
function textBox(element: Element): DOMRect {
  const range = document.createRange();
  range.selectNodeContents(element.shadowRoot ?? element);
  return range.getBoundingClientRect();
}

/** The person's turns stand at the end of the line; the other side's at its start or across. */
function roleByPlace(row: Element, container: DOMRect): Role {
  const box = textBox(row);
  const start = box.left - container.left;
  const end = container.right - box.right;
  const shift = getComputedStyle(row).direction === 'rtl' ? end - start : start - end;
  return shift > LEAST_SHIFT ? 'user' : 'assistant';
}

function turnsIn(container: Element): FoundTurn[] {
  const rows = childrenOf(container).filter(
    (child) => canHoldTurns(child) && child.textContent?.trim() !== '',
  );
  if (rows.length < FEWEST_ROWS) return [];
  const shapes = [...new Set(rows.map(shapeOf))];
  const [one, other] = shapes;
  const own = shapes.length === 2 && one && other ? ownShape([one, other]) : null;
  if (own !== null) {
    return rows.map((element) => ({
      element,
      role: shapeOf(element) === own ? 'user' : 'assistant',
    }));
  }
  const box = container.getBoundingClientRect();
  return rows.map((element) => ({ element, role: roleByPlace(element, box) }));
}

function isConversation(turns: readonly FoundTurn[]): boolean {
  const changes = turns.filter((turn, index) => turn.role !== turns[index - 1]?.role).length;
  return new Set(turns.map(({ role }) => role)).size === 2 && changes >= turns.length * 0.6;
}

/** How many steps up from the composer a transcript may begin. */
const REACH = 6;

/**
 * Reads the turns by the look of repeated rows near a composer, where no name
 * tells who speaks. Measures the page, so it is asked last.
 */
export function readShapes(composer: Element): Reading | null {
  let around: Element | null = composer;
  for (let step = 0; step < REACH && around !== null; step++) {
    around = around.parentElement;
    if (around === null) break;
    for (const candidate of [around, ...descendantsOf(around)]) {
      if (!canHoldTurns(candidate) || contains(candidate, composer)) continue;
      const turns = turnsIn(candidate);
      if (isConversation(turns)) return { container: candidate, turns, by: 'shapes' };
    }
  }
  return null;
}
