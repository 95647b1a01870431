import { diffArrays } from 'diff';

export interface DiffPart {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/**
 * Past this many differing tokens the search for a minimal diff takes seconds,
 * and two texts that far apart are best read one after the other.
 */
const MOST_DIFFERENCES = 4_000;

/**
 * Two texts side by side, for display. White space is kept: `same` and
 * `removed` parts joined give `before`, `same` and `added` parts give `after`.
 * Neighbouring parts differ in kind; what was removed stands before what was
 * added in its place.
 */
export function wordDiff(before: string, after: string): readonly DiffPart[] {
  const changes = tokenChanges(before, after);
  const parts: DiffPart[] = [];
  let removed = '';
  let added = '';
  const closeChange = () => {
    if (removed !== '') parts.push({ kind: 'removed', text: removed });
    if (added !== '') parts.push({ kind: 'added', text: added });
    removed = '';
    added = '';
  };
  for (const [index, { kind, text }] of changes.entries()) {
    const inChange = removed !== '' || added !== '';
    // A lone space between two changed words is no common ground worth showing.
    const joinsChanges = inChange && index < changes.length - 1 && /^[^\S\n]+$/u.test(text);
    if (kind === 'same' && !joinsChanges) {
      closeChange();
      parts.push({ kind, text });
      continue;
    }
    if (kind !== 'added') removed += text;
    if (kind !== 'removed') added += text;
  }
  closeChange();
  return parts;
}

/** The minimal diff of words and of the white space between them. */
function tokenChanges(before: string, after: string): readonly DiffPart[] {
  const changes = diffArrays(tokensOf(before), tokensOf(after), {
    maxEditLength: MOST_DIFFERENCES,
  });
  if (changes === undefined) {
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ];
  }
  return changes.map((change) => ({
    kind: change.removed ? 'removed' : change.added ? 'added' : 'same',
    text: change.value.join(''),
  }));
}

function tokensOf(text: string): string[] {
  return text.match(/\s+|\S+/gu) ?? [];
}
