import { childrenOf, contains } from './deep.ts';
import { FEEDBACK_TAG, type FinishedReply } from './types.ts';

/** The host that was mounted for a reply's element. */
const hosts = new WeakMap<Element, Element>();
const ours = new WeakSet<Element>();

/** Elements that take no stranger beside them: the host goes inside. */
const STRICT = new Set(['li', 'tr', 'td', 'th', 'dd', 'dt']);

function laysOutInColumns({ display, flexDirection }: CSSStyleDeclaration): boolean {
  if (display.includes('grid')) return true;
  return display.includes('flex') && !flexDirection.startsWith('column');
}

/** True where a new sibling would stand above the reply, beside it or on top of it. */
function goesInside(element: Element): boolean {
  const { parentElement } = element;
  if (STRICT.has(element.localName)) return true;
  const { position } = getComputedStyle(element);
  if (position === 'absolute' || position === 'fixed') return true;
  if (parentElement === null) return false;
  const style = getComputedStyle(parentElement);
  return laysOutInColumns(style) || style.flexDirection === 'column-reverse';
}

/** Within a row that is laid out in columns, the one in which most is written. */
function columnOf(element: Element): Element {
  if (element.localName !== 'tr' && !laysOutInColumns(getComputedStyle(element))) return element;
  const length = (child: Element) => child.textContent?.length ?? 0;
  const columns = childrenOf(element).filter((child) => child.localName !== FEEDBACK_TAG);
  const [widest] = columns.sort((a, b) => length(b) - length(a));
  return widest ?? element;
}

/**
 * Mounts the bar's host directly after its reply, or at the reply's end where
 * a sibling would break the page's list or layout. Moves it there if it stands
 * elsewhere; does nothing if it is in place.
 */
export function placeHost(reply: FinishedReply, host: Element): void {
  const { element } = reply;
  const before = hosts.get(element);
  if (before === host && !isHostLost(element)) return;
  if (before !== host) before?.remove();
  hosts.set(element, host);
  ours.add(host);
  if (goesInside(element)) {
    const column = columnOf(element);
    (column.shadowRoot ?? column).append(host);
  } else element.after(host);
}

/** True when the page has dropped or moved the host that was mounted for this element. */
export function isHostLost(element: Element): boolean {
  const host = hosts.get(element);
  if (host === undefined) return false;
  return !host.isConnected || (host.previousElementSibling !== element && !contains(element, host));
}

/** Removes hosts that the page has copied together with its own elements. */
export function removeCopies(node: Node): void {
  if (!(node instanceof Element)) return;
  const found = node.localName === FEEDBACK_TAG ? [node] : node.querySelectorAll(FEEDBACK_TAG);
  for (const host of found) if (!ours.has(host)) host.remove();
}

/** True for a node that is a host or holds one. */
export function holdsHost(node: Node): boolean {
  if (!(node instanceof Element)) return false;
  return node.localName === FEEDBACK_TAG || node.querySelector(FEEDBACK_TAG) !== null;
}
