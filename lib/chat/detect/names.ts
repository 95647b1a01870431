import { forEachChild } from '../deep.ts';
import { isInText, isOutside } from './outline.ts';
import { ROLE_WORDS, type Role, type RoleWord, wordsOfName } from './words.ts';

/** Attributes whose values are no names. */
const UNTELLING =
  /^(?:style|href|src|srcset|title|alt|value|placeholder|d|on.*|aria-.*|data-text)$/u;
/** A longer value is a text, or a list of utility classes, which is read all the same. */
const LONGEST_VALUE = 60;
/** Attributes that say by their own name and a yes or no who is speaking. */
const YES_OR_NO = /(?:^|[-_])(?:is[-_]?)?(user|human|own|mine|me|self|outgoing|bot|assistant|ai)$/u;

/** How far below a row its names are read: how deep, and how many elements. */
const DEEPEST = 12;
const MOST_ELEMENTS = 60;
/** Words for sides are about a row only when they stand on its outermost elements. */
const DEEPEST_SIDE = 1;
/** A word in so large a share of the rows tells none of them from the others. */
const COMMON = 0.85;

/** The role words of one row, each with how far below the row it stands first. */
type Bag = ReadonlyMap<string, number>;

function fromYesOrNo(name: string, value: string): string | null {
  const [, word] = YES_OR_NO.exec(name) ?? [];
  if (word === undefined) return null;
  if (value === 'true' || value === '') return word;
  if (value !== 'false') return null;
  return ROLE_WORDS.get(word)?.role === 'user' ? 'assistant' : 'user';
}

function addNames(element: Element, depth: number, bag: Map<string, number>): void {
  const note = (word: string) => {
    const meaning = ROLE_WORDS.get(word);
    if (meaning === undefined || bag.has(word)) return;
    if (meaning.tier !== 'side' || depth <= DEEPEST_SIDE) bag.set(word, depth);
  };
  if (element.localName.includes('-')) wordsOfName(element.localName).forEach(note);
  for (const { name, value } of element.attributes) {
    if (UNTELLING.test(name)) continue;
    const answer = fromYesOrNo(name, value);
    if (answer !== null) note(answer);
    else if (name === 'class' || (value.length <= LONGEST_VALUE && !value.includes(' '))) {
      wordsOfName(value).forEach(note);
    }
  }
}

/** The role words in the names of a row and of what it is made of, breadth first. */
function bagOf(row: Element): Bag {
  const bag = new Map<string, number>();
  let level = [row];
  let left = MOST_ELEMENTS;
  for (let depth = 0; depth <= DEEPEST && level.length > 0 && left > 0; depth++) {
    for (const element of level) addNames(element, depth, bag);
    left -= level.length;
    const below: Element[] = [];
    for (const element of level) {
      forEachChild(element, (child) => {
        if (!isOutside(child) && !isInText(child)) below.push(child);
      });
    }
    level = below;
  }
  return bag;
}

function roleOf(word: string): Role | undefined {
  return ROLE_WORDS.get(word)?.role;
}

/** How many of the rows have each word. */
function countWords(bags: readonly Bag[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const bag of bags) {
    for (const word of bag.keys()) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

/** Words that stand on rows of both sides: the name of a package or of the whole chat. */
function wordsOfAll(bags: readonly Bag[]): Set<string> {
  const common = new Set<string>();
  if (bags.length < 2) return common;
  const counts = countWords(bags);
  for (const [word, count] of counts) if (count > bags.length * COMMON) common.add(word);
  for (const role of ['assistant', 'user'] as const) {
    const isOther = (word: string) => !common.has(word) && roleOf(word) !== role;
    const opposite = bags.filter((bag) => [...bag.keys()].some(isOther));
    for (const [word, count] of countWords(opposite)) {
      if (roleOf(word) === role && count > opposite.length / 2) common.add(word);
    }
  }
  return common;
}

const RANK = { machine: 0, party: 1, side: 2 } as const;

function verdictOf(bag: Bag, ignored: ReadonlySet<string>): RoleWord | null {
  const telling = [...bag]
    .filter(([word]) => !ignored.has(word))
    .flatMap(([word, depth]) => {
      const meaning = ROLE_WORDS.get(word);
      // A side is believed last, whatever its depth.
      return meaning ? [{ ...meaning, order: meaning.tier === 'side' ? 100 + depth : depth }] : [];
    })
    .sort((a, b) => a.order - b.order || RANK[a.tier] - RANK[b.tier]);
  const [first] = telling;
  if (first === undefined) return null;
  const tied = telling.some(({ order, role }) => order === first.order && role !== first.role);
  return tied ? null : first;
}

/** What the names of each row say of who speaks in it, seen against those of the other rows. */
export function rolesByNames(rows: readonly Element[]): (RoleWord | null)[] {
  const bags = rows.map(bagOf);
  const ignored = wordsOfAll(bags);
  return bags.map((bag) => verdictOf(bag, ignored));
}
