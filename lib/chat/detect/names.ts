import { childrenOf } from '../deep.ts';
import { isOutside } from './outline.ts';
import { ROLE_WORDS, type Role, type RoleWord, wordsOfName } from './words.ts';

/** Attributes whose values are no names. */
const UNTELLING =
  /^(?:style|href|src|srcset|title|alt|value|placeholder|d|on.*|aria-.*|data-text)$/u;
/** A longer value is a text, or a list of utility classes, which is read all the same. */
const LONGEST_VALUE = 60;
/** Attributes that say by their own name and a yes or no who is speaking. */
const YES_OR_NO = /(?:^|[-_])(?:is[-_]?)?(user|human|own|mine|me|self|outgoing|bot|assistant|ai)$/u;

/** How far below a row its names are read: how deep, and how many elements. */
const DEEPEST = 7;
const MOST_ELEMENTS = 40;
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
    level = level.flatMap((element) => childrenOf(element).filter((child) => !isOutside(child)));
  }
  return bag;
}

function share(bags: readonly Bag[], word: string): number {
  return bags.length === 0 ? 0 : bags.filter((bag) => bag.has(word)).length / bags.length;
}

/** Words that stand on rows of both sides: the name of a package or of the whole chat. */
function wordsOfAll(bags: readonly Bag[]): Set<string> {
  const words = new Set(bags.flatMap((bag) => [...bag.keys()]));
  const names = (role: Role) => [...words].filter((word) => ROLE_WORDS.get(word)?.role === role);
  const common = new Set(
    [...words].filter((word) => bags.length > 1 && share(bags, word) > COMMON),
  );
  for (const [role, other] of [
    ['assistant', 'user'],
    ['user', 'assistant'],
  ] as const) {
    const others = names(other).filter((word) => !common.has(word));
    const opposite = bags.filter((bag) => others.some((word) => bag.has(word)));
    for (const word of names(role)) if (share(opposite, word) > 0.5) common.add(word);
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
