import type { Edit } from '../policy/edits.ts';

/** Edits in words, one a line: what a critic is reminded of. */
export function changesOf(edits: readonly Edit[]): readonly string[] {
  return edits.map(changeOf);
}

function changeOf(edit: Edit): string {
  switch (edit.op) {
    case 'add':
      return `add to ${edit.section}: ${edit.text}`;
    case 'add-example':
      return `add an example: ${edit.text}`;
    case 'change':
      return `change a bullet to: ${edit.text}`;
    case 'change-role':
      return `change the role to: ${edit.text}`;
    case 'remove':
      return `remove a bullet: ${edit.reason}`;
  }
}
