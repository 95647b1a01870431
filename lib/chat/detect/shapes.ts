import { childrenOf } from '../deep.ts';
import type { Role } from './words.ts';

/** How much further from one edge than from the other a row's text stands, in CSS pixels. */
const LEAST_SHIFT = 24;
/** Rows measured of each shape. */
const SAMPLE = 6;

/** What a row looks like to a style sheet: its tag and classes, and those of its first child. */
export function shapeOf(row: Element): string {
  const own = (at: Element | undefined) =>
    at === undefined ? '' : `${at.localName}.${[...at.classList].sort().join('.')}`;
  return row.classList.length > 0 ? own(row) : `${own(row)}>${own(childrenOf(row)[0])}`;
}

/** The rows by their shape. */
export function groupsOf(rows: readonly Element[]): Map<string, Element[]> {
  return Map.groupBy(rows, shapeOf);
}

/** The box of what is written in a row, narrower than the row where it is aligned. */
function textBox(row: Element): DOMRect {
  const range = document.createRange();
  range.selectNodeContents(row.shadowRoot ?? row);
  return range.getBoundingClientRect();
}

/** How far a row stands towards the end of the line, in CSS pixels; negative towards its start. */
function shiftOf(row: Element, container: DOMRect): number {
  const box = textBox(row);
  const shift = box.left - container.left - (container.right - box.right);
  return getComputedStyle(row).direction === 'rtl' ? -shift : shift;
}

/**
 * Tells roles by place: the person's turns stand towards the end of the line, the
 * other side's at its start or across. Rows of one shape are measured together,
 * unless shapes do not tell them apart. Null where place does not tell.
 */
export function rolesByPlace(
  rows: readonly Element[],
  container: Element,
): Map<Element, Role> | null {
  const box = container.getBoundingClientRect();
  if (box.width === 0) return null;
  const groups = [...groupsOf(rows).values()];
  const parts = groups.length > 1 ? groups : rows.map((row) => [row]);
  const roles = new Map<Element, Role>();
  for (const part of parts) {
    const shifts = part.slice(-SAMPLE).map((row) => shiftOf(row, box));
    const mean = shifts.reduce((sum, shift) => sum + shift, 0) / shifts.length;
    for (const row of part) roles.set(row, mean > LEAST_SHIFT ? 'user' : 'assistant');
  }
  return new Set(roles.values()).size === 2 ? roles : null;
}
