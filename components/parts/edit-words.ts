import type { Edit } from '../../lib/policy/edits.ts';
import type { Words } from '../words.ts';

/** An edit in words. A bullet that is removed is known by its reason only. */
export function editWords(edit: Edit): Words {
  switch (edit.op) {
    case 'add':
    case 'add-example':
      return ['popup_edit_add', edit.text];
    case 'change':
      return ['popup_edit_change', edit.text];
    case 'change-role':
      return ['popup_edit_role', edit.text];
    case 'remove':
      return ['popup_edit_remove', edit.reason];
  }
}
