import type { Signal } from '../signals.ts';

type Select = Extract<Signal, { kind: 'select' }>;

const LONGEST_TEXT = 2_000;
/** A selection that grows or shrinks within this time is still the same one. */
const SETTLE_MS = 3_000;

export interface SelectedText {
  readonly text: string;
  /** Where the person began to select. */
  readonly anchor: Node;
}

/** Chromium keeps a selection of its own in each shadow root. */
function selectionOf(root: Node): Selection | null {
  if ('getSelection' in root && typeof root.getSelection === 'function') {
    return root.getSelection();
  }
  return root.ownerDocument?.getSelection() ?? null;
}

/** The text that is selected in the tree of `node`; null when there is none. */
export function selectedText(node: Node): SelectedText | null {
  const selection = selectionOf(node.getRootNode());
  const text = selection?.toString().trim() ?? '';
  const anchor = selection?.anchorNode ?? null;
  return text === '' || anchor === null ? null : { text, anchor };
}

/**
 * The selections with one more. While a person is still dragging out a
 * selection, its newest extent takes the place of the one before.
 */
export function addSelection(
  selections: readonly Select[],
  where: Select['where'],
  selected: string,
  atMs: number,
): readonly Select[] {
  const text = selected.slice(0, LONGEST_TEXT);
  const next: Select = { kind: 'select', where, chars: selected.length, text, atMs };
  const last = selections.at(-1);
  if (last === undefined || last.where !== where) return [...selections, next];
  if (last.text === text && last.chars === selected.length) return selections;
  const before = last.text ?? '';
  const isSame = text.includes(before) || before.includes(text);
  return isSame && atMs - last.atMs <= SETTLE_MS
    ? [...selections.slice(0, -1), next]
    : [...selections, next];
}
