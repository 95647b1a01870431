import { make } from './elements.ts';

const BULLET = /^\s*[-*•]\s+/u;
const NUMBER = /^\s*\d+[.)]\s+/u;
const HEADING = /^#{1,6}\s+/u;
const INLINE = /\*\*(.+?)\*\*|`([^`]+)`/gu;

/** Text with `**bold**` and `code` parts as nodes. */
function inline(text: string): (Node | string)[] {
  const nodes: (Node | string)[] = [];
  let from = 0;
  for (const match of text.matchAll(INLINE)) {
    const [whole, bold, code] = match;
    nodes.push(text.slice(from, match.index));
    nodes.push(bold !== undefined ? make('strong', bold) : make('code', code ?? ''));
    from = match.index + whole.length;
  }
  nodes.push(text.slice(from));
  return nodes.filter((node) => node !== '');
}

/** The lines of one block as a list where all of them are items, else as a paragraph. */
function block(lines: readonly string[]): HTMLElement {
  for (const [mark, tag] of [
    [BULLET, 'ul'],
    [NUMBER, 'ol'],
  ] as const) {
    if (!lines.every((line) => mark.test(line))) continue;
    return make(tag, ...lines.map((line) => make('li', ...inline(line.replace(mark, '')))));
  }
  const [first = ''] = lines;
  if (lines.length === 1 && HEADING.test(first)) {
    return make('p', make('strong', ...inline(first.replace(HEADING, ''))));
  }
  return make('p', ...inline(lines.join('\n')));
}

/** Which kind of line this is: lines of one kind make one block. */
function kindOf(line: string): string {
  if (line.trim() === '') return 'gap';
  return BULLET.test(line) ? 'bullet' : NUMBER.test(line) ? 'number' : 'text';
}

/** A model's answer as paragraphs and lists, made of text nodes only. */
export function renderText(text: string): HTMLElement[] {
  const blocks: { kind: string; lines: string[] }[] = [];
  for (const line of text.split('\n')) {
    const kind = kindOf(line);
    const last = blocks.at(-1);
    if (last?.kind === kind) last.lines.push(line);
    else blocks.push({ kind, lines: [line] });
  }
  return blocks.filter(({ kind }) => kind !== 'gap').map(({ lines }) => block(lines));
}
