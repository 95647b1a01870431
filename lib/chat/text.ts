import {
  FRAME_WORDS,
  roleOfLabel,
  roleOfName,
  THOUGHT_WORDS,
  wordsOfName,
} from './detect/words.ts';
import { isUnseen } from './seen.ts';
import { FEEDBACK_TAG } from './types.ts';

/** What a reader does not take for a part of what was said. */
const UNSAID = new Set(
  `button svg style script template noscript iframe time textarea input select dialog ${FEEDBACK_TAG}`.split(
    ' ',
  ),
);
const UNSAID_ROLES = new Set('button toolbar menu status tooltip img progressbar alert'.split(' '));
/** Inside these all is said, whatever its elements are called. */
const CONTENT = new Set('p pre li td blockquote dd'.split(' '));
const BLOCK = new Set(
  'address article blockquote dd div dl dt figure footer form h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table tr ul'.split(
    ' ',
  ),
);
/** Longest text of a name, a time or a label beside a turn. */
const LONGEST_FRAME = 40;
const CLOCK =
  /^(?:(?:today|yesterday|hoy|ayer)?,? ?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[ap]\.?m\.?)?|just now|now|ahora|\d+ ?(?:s|m|h|min|minutes?|hours?|seconds?)(?: ago)?)$/iu;

interface Writing {
  readonly lines: string[];
  /** Between elements that are said as they stand. */
  readonly inContent: boolean;
}

function namesOf(element: Element): readonly string[] {
  const name = element.getAttribute('class');
  const test = element.getAttribute('data-testid');
  if (name === null && test === null) return [];
  return wordsOfName(`${name ?? ''} ${test ?? ''}`);
}

function isThought(element: Element, names: readonly string[]): boolean {
  if (names.some((word) => THOUGHT_WORDS.has(word))) return true;
  if (element.localName !== 'details') return false;
  const summary = wordsOfName(element.querySelector('summary')?.textContent ?? '');
  return summary.some((word) => THOUGHT_WORDS.has(word) || word === 'thinking');
}

/** What a page is called is what its assistant is called, where it stands before what was said. */
function isInTitle(text: string, element: Element): boolean {
  return element.ownerDocument.title.includes(text) && element.previousElementSibling === null;
}

/** A name, a time, a label or a letter for a picture, beside what was said. */
function isFrame(element: Element, names: readonly string[]): boolean {
  const text = element.textContent?.trim() ?? '';
  if (text === '' || text.length > LONGEST_FRAME) return false;
  if (names.some((word) => FRAME_WORDS.has(word)) || CLOCK.test(text)) return true;
  const { localName } = element;
  if (/^h[1-6]$/u.test(localName) || localName === 'th') {
    return roleOfName(text) !== null || roleOfLabel(text) !== null;
  }
  if (element.nextElementSibling === null) return false;
  return roleOfName(text) !== null || isInTitle(text, element);
}

function isUnsaid(element: Element, { inContent }: Writing): boolean {
  const { localName } = element;
  if (UNSAID.has(localName) || isUnseen(element)) return true;
  const role = element.getAttribute('role');
  if (role !== null && UNSAID_ROLES.has(role)) return true;
  if (inContent) return false;
  const names = namesOf(element);
  return isThought(element, names) || isFrame(element, names);
}

/** True where the page shows the line breaks that stand in the text. */
function keepsLines(text: Text): boolean {
  const parent = text.parentElement;
  return parent !== null && getComputedStyle(parent).whiteSpace.startsWith('pre');
}

function writeText(text: Text, { lines }: Writing): void {
  const hasLines = text.data.trim().includes('\n') && keepsLines(text);
  const [first = '', ...rest] = hasLines ? text.data.split('\n') : [text.data];
  lines[lines.length - 1] += first;
  lines.push(...rest);
}

/** A formula stands in the page twice or three times; its source is taken. */
function formulaOf(element: Element): string | null {
  if (element.localName !== 'math') return null;
  return element.querySelector('annotation')?.textContent ?? element.textContent;
}

function write(node: Node, writing: Writing): void {
  const { lines } = writing;
  if (node instanceof Text) writeText(node, writing);
  if (!(node instanceof Element) || isUnsaid(node, writing)) return;
  const formula = formulaOf(node);
  if (formula !== null) {
    lines[lines.length - 1] += formula;
    return;
  }
  const isBlock = BLOCK.has(node.localName) || node.localName.includes('-');
  if (isBlock || node.localName === 'br') lines.push('');
  writeChildren(node, {
    lines,
    inContent: writing.inContent || CONTENT.has(node.localName),
  });
  if (isBlock) lines.push('');
  else if (node.localName === 'td' || node.localName === 'th') lines[lines.length - 1] += ' ';
}

function writeChildren(element: Element, writing: Writing): void {
  for (const child of element.shadowRoot?.childNodes ?? []) write(child, writing);
  for (const child of element.childNodes) write(child, writing);
}

function tidy(line: string): string {
  return line.replace(/[ \t\n\r\f\u00a0\u200b]+/gu, ' ').trim();
}

/**
 * What a turn says: blocks on lines of their own, white space as a reader sees
 * it; without buttons, names, times, thoughts, hidden copies and our own bar.
 */
export function textOf(turn: Element): string {
  const lines = [''];
  // A row that is itself a part of a text, such as a list item, may hold names all the same.
  writeChildren(turn, { lines, inContent: false });
  return lines
    .map(tidy)
    .filter((line) => line !== '')
    .join('\n');
}
