import { contains, parentOf } from '../deep.ts';
import { type Composer, composerOf, isComposer } from './composer.ts';
import { CONFIDENT, confidenceOf, type Evidence } from './evidence.ts';
import { type Outline, outlineOf } from './outline.ts';
import { type FoundTurn, type Told, tellRoles } from './roles.ts';
import { type Behaviour, weigh } from './weigh.ts';

/** A chat as it stands in the page. */
export interface Found {
  readonly container: Element;
  readonly composer: Composer;
  readonly turns: readonly FoundTurn[];
  readonly evidence: ReadonlySet<Evidence>;
  /** 0 to 1. */
  readonly confidence: number;
}

/** The elements with the most rows are read; no transcript is among the rest. */
const MOST_CANDIDATES = 400;
/** Turns of a conversation in whose rows no other is looked for. */
const LONG = 6;
/** The share of an outer element's turns with which an inner one is the transcript. */
const HEART = 0.6;

/** Where a row holds rows itself it may be an exchange: then those are the turns. */
function opened(
  rows: readonly Element[],
  inside: (row: Element) => readonly Element[] | undefined,
) {
  return rows.flatMap((row) => inside(row) ?? row);
}

function areExchanges(
  rows: readonly Element[],
  inside: (row: Element) => readonly Element[] | undefined,
): boolean {
  const open = rows.filter(inside);
  return open.length > 1 && open.length >= rows.length / 2;
}

/** The turns of a container: its rows, or those of the exchanges that its rows are. */
function read(
  container: Element,
  all: readonly Element[],
  field: Element,
  inside: (row: Element) => readonly Element[] | undefined,
  isEcho: Behaviour['isEcho'],
): Told | null {
  const rows = all.filter((row) => !contains(row, field));
  return (
    tellRoles(container, rows, isEcho) ??
    (areExchanges(rows, inside) ? tellRoles(container, opened(rows, inside), isEcho) : null)
  );
}

/** The turns of a chat that is known, as they are now; null where they are no conversation. */
export function readTurns(
  { container, composer }: Found,
  isEcho: Behaviour['isEcho'],
): readonly FoundTurn[] | null {
  const { rows } = outlineOf(container);
  const own = rows.get(container) ?? [];
  return read(container, own, composer.field, (row) => rows.get(row), isEcho)?.turns ?? null;
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

/** True where most of the conversation that an outer element holds is this inner one's. */
function isHeartOf(inner: Found, outer: Found): boolean {
  const isMost = inner.turns.length >= outer.turns.length * HEART;
  return (
    isMost && inner.container !== outer.container && contains(outer.container, inner.container)
  );
}

function isBetter(one: Found, other: Found | null): boolean {
  if (other === null) return true;
  const [isSure, isOtherSure] = [one, other].map(({ confidence }) => confidence >= CONFIDENT);
  if (isSure === isOtherSure) {
    if (isHeartOf(one, other)) return true;
    if (isHeartOf(other, one)) return false;
  }
  if (one.confidence !== other.confidence) return one.confidence > other.confidence;
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
    const inside = (row: Element) => outline.rows.get(row);
    const told = read(container, rows, composer.field, inside, behaviour.isEcho);
    if (told === null || !isStacked(told.turns) || !isShown(container)) continue;
    const evidence = weigh(container, told, composer, behaviour);
    const confidence = confidenceOf(evidence);
    const { turns } = told;
    const found = { container, composer, turns, evidence, confidence };
    if (isBetter(found, best)) best = found;
  }
  return best;
}

/** True where a change at this node may have made another chat of the page. */
export function isAround(node: Node, { container, composer }: Found): boolean {
  for (let at: Element | null = container; at !== null; at = parentOf(at)) {
    if (at === node) return true;
    if (at === composer.region) return false;
  }
  return false;
}
