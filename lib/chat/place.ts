import { FEEDBACK_TAG, type FinishedReply } from './types.ts';

/** Elements that take no stranger among their children's neighbours: the bar goes inside. */
const LIST_LIKE = new Set(['li', 'tr', 'td', 'dd', 'dt']);

/** Row layouts, in which a new sibling would stand beside the reply instead of below it. */
function laysOutInRows(parent: Element): boolean {
  const { display, flexDirection } = getComputedStyle(parent);
  if (display.includes('grid')) return true;
  return display.includes('flex') && !flexDirection.startsWith('column');
}

/** In these the order of children runs upwards, so that "after" would be above. */
function isReversed(parent: Element): boolean {
  return getComputedStyle(parent).flexDirection === 'column-reverse';
}

function goesInside(element: Element): boolean {
  const { parentElement } = element;
  if (parentElement === null || LIST_LIKE.has(element.localName)) return true;
  return laysOutInRows(parentElement) || isReversed(parentElement);
}

/**
 * Mounts the bar's host directly after its reply, or at the reply's end where
 * a sibling would break the page's list or layout. Moves it there if it stands
 * elsewhere; does nothing if it stands there already.
 */
export function placeHost(reply: FinishedReply, host: Element): void {
  const { element } = reply;
  if (goesInside(element)) {
    const inside = element.shadowRoot ?? element;
    if (inside.lastElementChild !== host) inside.append(host);
  } else if (element.nextElementSibling !== host) element.after(host);
}

/** True while the reply's bar is still where it was put. */
export function hasHost({ shadowRoot, lastElementChild, nextElementSibling }: Element): boolean {
  return [shadowRoot?.lastElementChild, lastElementChild, nextElementSibling].some(
    (element) => element?.localName === FEEDBACK_TAG,
  );
}
