import { childrenOf, lowestCommonAncestor, parentOf } from '../deep.ts';
import { FEEDBACK_TAG } from '../types.ts';
import { type Mark, markOf, type Role } from './marks.ts';

/** A turn as detection found it: the whole row that belongs to it. */
export interface FoundTurn {
  readonly element: Element;
  readonly role: Role;
}

/** The turns of a page, and how their roles were told. */
export interface Reading {
  readonly container: Element;
  readonly turns: readonly FoundTurn[];
  readonly by: 'machine-marks' | 'marks' | 'shapes';
}

interface Marked {
  readonly element: Element;
  readonly mark: Mark;
}

/** Parts of a page in which nobody's turn stands, whatever they are called. */
const OUTSIDE =
  'header, nav, footer, aside, form, button, select, menu, script, style, template, svg, textarea, input, [role="navigation"], [role="menu"], [role="banner"], [role="toolbar"], [contenteditable]:not([contenteditable="false"])';

/** True for elements that can hold turns or be one. */
export function canHoldTurns(element: Element): boolean {
  return element.localName !== FEEDBACK_TAG && !element.matches(OUTSIDE);
}

function hasText(element: Element): boolean {
  if (element.textContent?.trim() !== '') return true;
  return childrenOf(element).some((child) => child.shadowRoot !== null || hasText(child));
}

/** Elements whose names give a role, topmost first, none inside another of the same role. */
function collectMarks(top: Element): Marked[] {
  const found: Marked[] = [];
  for (const child of childrenOf(top)) {
    if (!canHoldTurns(child)) continue;
    const below = collectMarks(child);
    const mark = markOf(child);
    // A wrapper of the whole chat may be named after one side; then the marks below it count.
    const wraps = mark !== null && below.some((inner) => inner.mark.role !== mark.role);
    if (mark === null || wraps || !hasText(child)) found.push(...below);
    else found.push({ element: child, mark });
  }
  return found;
}

type Roles = ReadonlyMap<Element, ReadonlySet<Role>>;

/** For every element above a mark: the roles that speak inside it. */
function rolesInside(marks: readonly Marked[], top: Element): Roles {
  const roles = new Map<Element, Set<Role>>();
  for (const { element, mark } of marks) {
    for (let at: Element | null = element; at !== null; at = parentOf(at)) {
      const inside = roles.get(at) ?? new Set();
      if (inside.has(mark.role)) break;
      roles.set(at, inside.add(mark.role));
      if (at === top) break;
    }
  }
  return roles;
}

function holdsBoth(element: Element, roles: Roles): boolean {
  return roles.get(element)?.size === 2;
}

/** The deepest element that holds both sides: goes down while a single child does. */
function containerOf(top: Element, roles: Roles): Element {
  let container = top;
  for (;;) {
    const both = childrenOf(container).filter((child) => holdsBoth(child, roles));
    const [only] = both;
    if (only === undefined || both.length > 1) return container;
    container = only;
  }
}

/** One row a child; a child in which both sides speak is a pair, and is opened. */
function rowsOf(container: Element, roles: Roles): FoundTurn[] {
  return childrenOf(container).flatMap((child) => {
    const inside = roles.get(child);
    if (inside === undefined) return [];
    if (inside.size === 2) return rowsOf(child, roles);
    return [...inside].map((role) => ({ element: child, role }));
  });
}

/** Where only the person's turns are named, what stands between them is the other side's. */
function rowsAroundUser(marks: readonly Marked[]): Reading | null {
  let container = lowestCommonAncestor(marks.map(({ element }) => element));
  if (marks.length === 1 && container !== null) container = parentOf(container);
  while (container !== null && childrenOf(container).filter(hasText).length < 2) {
    container = parentOf(container);
  }
  if (container === null || container === document.body) return null;
  const roles = rolesInside(marks, container);
  const turns = childrenOf(container)
    .filter((child) => canHoldTurns(child) && hasText(child))
    .map((element) => ({ element, role: roles.has(element) ? 'user' : 'assistant' }) as const);
  return { container, turns, by: 'marks' };
}

/** Reads the turns below `top` by the names that their elements carry; null without any. */
export function readMarks(top: Element): Reading | null {
  const marks = collectMarks(top);
  if (marks.length === 0) return null;
  if (marks.every(({ mark }) => mark.role === 'user')) return rowsAroundUser(marks);
  if (!marks.some(({ mark }) => mark.role === 'user')) return null;
  const roles = rolesInside(marks, top);
  const container = containerOf(top, roles);
  const machine = marks.some(({ mark }) => mark.machine);
  return { container, turns: rowsOf(container, roles), by: machine ? 'machine-marks' : 'marks' };
}
