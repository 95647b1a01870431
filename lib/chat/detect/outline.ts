import { forEachChild } from '../deep.ts';
import { FEEDBACK_TAG } from '../types.ts';

/** What a page consists of, as far as a search for a transcript needs it. */
export interface Outline {
  /** Fields in which a person could write. */
  readonly fields: readonly Element[];
  /** Elements with two rows or more, and their rows: the children in which something is written. */
  readonly rows: ReadonlyMap<Element, readonly Element[]>;
}

const OUTSIDE_TAGS = new Set(
  `nav button select menu script style template noscript svg iframe textarea input ${FEEDBACK_TAG}`.split(
    ' ',
  ),
);
const OUTSIDE_ROLES = new Set('navigation menu menubar toolbar tablist search button'.split(' '));
/** Parts of a line or of a text: never a row, nor anything that holds rows. */
const INLINE_TAGS = new Set(
  'a b i em strong span code small sup sub label br img mark time abbr cite q u s kbd'.split(' '),
);
/** Heads and feet of pages and windows, which stand beside a transcript. */
const EDGE_TAGS = new Set(['header', 'footer']);
const TEXT_TAGS = new Set('p pre h1 h2 h3 h4 h5 h6 blockquote dt summary'.split(' '));

function isField(element: Element): boolean {
  const { localName } = element;
  if (localName === 'textarea') return true;
  if (localName === 'input') return element.matches('[type="text"], :not([type])');
  if (!element.hasAttributes()) return false;
  const editable = element.getAttribute('contenteditable');
  if (editable !== null && editable !== 'false') return true;
  return element.getAttribute('role') === 'textbox';
}

/** True for parts in which nobody's turn stands, whatever they are called. */
export function isOutside(element: Element): boolean {
  if (OUTSIDE_TAGS.has(element.localName)) return true;
  if (!element.hasAttributes()) return false;
  const role = element.getAttribute('role');
  return (role !== null && OUTSIDE_ROLES.has(role)) || isField(element);
}

/** True for a part of a line or of a text, whose names are about the text. */
export function isInText({ localName }: Element): boolean {
  return INLINE_TAGS.has(localName) || TEXT_TAGS.has(localName);
}

function isRowLike({ localName }: Element): boolean {
  return !INLINE_TAGS.has(localName) && !EDGE_TAGS.has(localName);
}

/** Walks everything below `top` once, open shadow roots included. Reads no styles. */
export function outlineOf(top: Element): Outline {
  const fields: Element[] = [];
  const rows = new Map<Element, readonly Element[]>();

  /** True when something is written in the element. */
  function walk(element: Element): boolean {
    if (isField(element)) fields.push(element);
    if (isOutside(element)) {
      // A toolbar may hold the composer.
      if (element.getAttribute('role') === 'toolbar') forEachChild(element, walk);
      return false;
    }
    const own: Element[] = [];
    let isWritten = hasOwnText(element);
    forEachChild(element, (child) => {
      if (!walk(child)) return;
      isWritten = true;
      if (isRowLike(child)) own.push(child);
    });
    if (own.length > 1 && isRowLike(element) && !TEXT_TAGS.has(element.localName)) {
      rows.set(element, own);
    }
    return isWritten;
  }

  walk(top);
  return { fields, rows };
}

function hasOwnText(element: Element): boolean {
  for (let node = element.firstChild; node !== null; node = node.nextSibling) {
    if (node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim() !== '') return true;
  }
  return false;
}
