import { FRAME_WORDS, wordsOfName } from './detect/words.ts';
import { FEEDBACK_TAG } from './types.ts';

/** What a reader does not take for a part of what was said. */
const UNSAID =
  'button, [role="button"], [role="toolbar"], svg, img, style, script, template, time, textarea, input, select, [hidden], [aria-hidden="true"], [role="status"], [role="tooltip"], .sr-only, .visually-hidden';
const BLOCK = new Set([
  'p',
  'div',
  'li',
  'ul',
  'ol',
  'pre',
  'table',
  'tr',
  'blockquote',
  'section',
  'article',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
]);
/** Longest text of a name, a time or a label beside a turn. */
const LONGEST_FRAME = 60;

function isFrame(element: Element): boolean {
  const named = wordsOfName(`${element.getAttribute('class') ?? ''}`).some((word) =>
    FRAME_WORDS.has(word),
  );
  return named && (element.textContent ?? '').trim().length <= LONGEST_FRAME;
}

function isSaid(element: Element): boolean {
  return element.localName !== FEEDBACK_TAG && !element.matches(UNSAID) && !isFrame(element);
}

function write(node: Node, lines: string[]): void {
  if (node instanceof Text) {
    lines[lines.length - 1] += node.data.replace(/\s+/gu, ' ');
    return;
  }
  if (!(node instanceof Element) || !isSaid(node)) return;
  if (node.localName === 'br') {
    lines.push('');
    return;
  }
  const block = BLOCK.has(node.localName) || node.localName.includes('-');
  if (block) lines.push('');
  if (node.localName === 'pre') {
    lines.push(...(node.textContent ?? '').split('\n'));
  } else {
    for (const child of (node.shadowRoot ?? node).childNodes) write(child, lines);
  }
  if (block) lines.push('');
}

/**
 * What a turn says: blocks on lines of their own, white space as a reader sees
 * it; without buttons, names, times, hidden copies and our own bar.
 */
export function textOf(turn: Element): string {
  const lines = [''];
  for (const child of (turn.shadowRoot ?? turn).childNodes) write(child, lines);
  return lines
    .map((line) => line.trimEnd())
    .map((line) => (line.trim() === '' ? '' : line.replace(/^ /u, '')))
    .filter((line) => line !== '')
    .join('\n');
}
