import { collapseSpace } from '../../core/text.ts';
import { childrenOf } from '../deep.ts';
import { isOutside } from './outline.ts';
import { type RoleWord, roleOfLabel, roleOfName } from './words.ts';

/** A longer text is no label. */
const LONGEST = 40;
/** Written for the ear, with what was said or without it. */
const SAID = /^(.{1,30}?) (?:said|says|wrote|asked|responded|replied|dijo)\s*:/iu;
/** How far into a row its label may stand. */
const DEEPEST = 5;

/** What the elements at the beginning of a row say of who speaks, outermost first. */
function* hints(row: Element): Generator<RoleWord | null> {
  const whole = collapseSpace(row.textContent ?? '');
  let first: Element | undefined = row;
  for (let depth = 0; depth < DEEPEST && first !== undefined; depth++) {
    yield roleOfLabel((first.getAttribute('aria-label') ?? '').slice(0, LONGEST));
    const below: Element[] = childrenOf(first).filter((child) => !isOutside(child));
    for (const child of below.slice(0, 2)) {
      if (child.localName === 'img') yield roleOfName(child.getAttribute('alt') ?? '');
      const text = collapseSpace(child.textContent ?? '');
      // A name stands beside something that was said: what is all of the row is the turn itself.
      if (text !== '' && text.length <= LONGEST && text !== whole) yield roleOfName(text);
      const [, speaker] = SAID.exec(text) ?? [];
      if (speaker !== undefined) yield roleOfName(speaker);
    }
    first = below.find((child) => child.textContent?.trim() !== '');
  }
}

/** Who speaks in a row, by a label that is shown or read out; null where none tells. */
export function roleByLabel(row: Element): RoleWord | null {
  for (const hint of hints(row)) if (hint !== null) return hint;
  return null;
}
