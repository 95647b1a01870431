import { descendantsOf } from '../deep.ts';

const FIELD = 'textarea, [contenteditable]:not([contenteditable="false"]), [role="textbox"], input';

function isVisible(element: Element): boolean {
  return element.checkVisibility({ visibilityProperty: true });
}

function isWritable(element: Element): boolean {
  if (!element.matches(FIELD)) return false;
  if (element.closest('[role="search"], header, nav') !== null) return false;
  if (element instanceof HTMLInputElement) return element.type === 'text' || element.type === '';
  return element.getAttribute('role') !== 'searchbox';
}

/** Fields in which a person could write to a chat, in document order, those in shadow roots too. */
export function findComposers(top: Element): Element[] {
  const composers: Element[] = [];
  for (const element of descendantsOf(top)) {
    if (isWritable(element) && isVisible(element)) composers.push(element);
  }
  return composers;
}
