import { printOf } from './identity.ts';
import { textOf } from './text.ts';

/** What a row says. */
export interface RowText {
  readonly text: string;
  /** A short name for the text. */
  readonly print: string;
}

/** The texts of rows, each read once for as long as nothing in the row changes. */
export interface Texts {
  of(row: Element): RowText;
  forget(row: Element): void;
  forgetAll(): void;
}

export function createTexts(): Texts {
  let known = new WeakMap<Element, RowText>();
  return {
    of(row) {
      const before = known.get(row);
      if (before !== undefined) return before;
      const text = textOf(row);
      const read = { text, print: printOf(text) };
      known.set(row, read);
      return read;
    },
    forget: (row) => void known.delete(row),
    forgetAll() {
      known = new WeakMap();
    },
  };
}
