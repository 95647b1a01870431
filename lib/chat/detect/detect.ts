import { contains, parentOf } from '../deep.ts';
import { composerOf, isComposer } from './composer.ts';
import { CONFIDENT, confidenceOf, type Evidence } from './evidence.ts';
import { type Outline, outlineOf, rowsOf } from './outline.ts';
import { type FoundTurn, type Told, tellRoles } from './roles.ts';
import { type Behaviour, weigh } from './weigh.ts';

/** A chat as it stands in the page. */
export interface Found {
  readonly container: Element;
  /** The innermost element that holds transcript and composer. */
  readonly region: Element;
  readonly turns: readonly FoundTurn[];
  readonly evidence: ReadonlySet<Evidence>;
  /** 0 to 1. */
  readonly confidence: number;
}

/** The elements with the most rows are read; no transcript is among the rest. */
const MOST_CANDIDATES = 400;
/** Turns of a conversation in whose rows no other is looked for. */
const LONG = 6;

/** Where a row holds rows itself it may be an exchange: then those are the turns. */
function opened(
  rows: readonly Element[],
  inside: (row: Element) => readonly Element[] | undefined,
) {
  return rows.flatMap((row) => inside(row) ?? row);
}

/** The turns of a container: its rows, or those of the exchanges that its rows are. */
function read(
  container: Element,
  rows: readonly Element[],
  inside: (row: Element) => readonly Element[] | undefined,
  isEcho: Behaviour['isEcho'],
): Told | null {
  return (
    tellRoles(container, rows, isEcho) ??
    (rows.some(inside) ? tellRoles(container, opened(rows, inside), isEcho) : null)
  );
}

/** The turns of a transcript that is known; null where they are no conversation now. */
export function readTurns(container: Element, isEcho: Behaviour['isEcho']): Told | null {
  const inside = (row: Element) => {
    const rows = rowsOf(row);
    return rows.length > 1 ? rows : undefined;
  };
  return read(container, rowsOf(container), inside, isEcho);
}

/** Rows beside each other are columns, or the parts of a bar. */
function isStacked(turns: readonly FoundTurn[]): boolean {
  const [one, other] = turns.slice(-2).map(({ element }) => element.getBoundingClientRect());
  if (one === undefined || other === undefined) return false;
  const overlap = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return overlap <= Math.min(one.height, other.height) / 2;
}

function isShown(container: Element): boolean {
  if (!container.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
  const { width, height } = container.getBoundingClientRect();
  return width > 0 && height > 0;
}

function isBetter(one: Found, other: Found | null): boolean {
  if (other === null || one.confidence !== other.confidence) {
    return one.confidence > (other?.confidence ?? -1);
  }
  return one.turns.length > other.turns.length;
}

function candidatesIn({ rows }: Outline) {
  return [...rows].sort(([, a], [, b]) => b.length - a.length).slice(0, MOST_CANDIDATES);
}

/** In a long conversation nothing inside a turn is another. */
function isPartOf(container: Element, { confidence, turns, container: whole }: Found): boolean {
  const isLong = confidence >= CONFIDENT && turns.length >= LONG;
  return isLong && container !== whole && contains(whole, container);
}

/** The likeliest chat below `top`; null where nothing looks like one. Does not decide. */
export function detect(top: Element, behaviour: Behaviour): Found | null {
  const outline = outlineOf(top);
  const composers = outline.fields.filter(isComposer);
  if (composers.length === 0) return null;
  let best: Found | null = null;
  for (const [container, rows] of candidatesIn(outline)) {
    if (best !== null && isPartOf(container, best)) continue;
    const composer = composerOf(container, composers);
    if (composer === null) continue;
    const told = read(container, rows, (row) => outline.rows.get(row), behaviour.isEcho);
    if (told === null || !isStacked(told.turns) || !isShown(container)) continue;
    const evidence = weigh(container, told, composer, behaviour);
    const confidence = confidenceOf(evidence);
    const { turns } = told;
    const found = { container, region: composer.region, turns, evidence, confidence };
    if (isBetter(found, best)) best = found;
  }
  return best;
}

/** True where a change at this node may have made another chat of the page. */
export function isAround(node: Node, { container, region }: Found): boolean {
  for (let at: Element | null = container; at !== null; at = parentOf(at)) {
    if (at === node) return true;
    if (at === region) return false;
  }
  return false;
}
