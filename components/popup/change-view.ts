import type { GateDecision } from '../../lib/loop/step.ts';
import type { Edit } from '../../lib/policy/edits.ts';
import { failureKey } from '../failure-text.ts';
import { gateKey } from '../gate-text.ts';
import type { Words } from '../words.ts';
import type { LearnedData } from './popup-data.ts';

export interface ChangeView {
  /** Where the active version comes from. */
  readonly origin: Words;
  /** Its reason, in the words of whoever gave it; empty when there is none. */
  readonly reason: string;
  /** What the last rating led to; null before the first. */
  readonly decision: Words | null;
  /** A change that was proposed and not applied: its texts, in the order of the edits. */
  readonly unapplied: readonly Words[];
}

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

const ORIGINS = {
  first: 'popup_origin_first',
  critic: 'popup_origin_critic',
  person: 'popup_origin_person',
  restored: 'popup_origin_restored',
} as const;

/** Where the critic failed, the cause says more than that it did. */
function decisionWords({ reason, failure }: GateDecision): Words {
  return failure === undefined ? [gateKey(reason)] : [failureKey(failure.kind)];
}

/** What changed last and why, or why it was kept. */
export function changeView({ active, last }: Pick<LearnedData, 'active' | 'last'>): ChangeView {
  const unapplied = last?.proposal != null && last.proposal.fate !== 'accepted';
  return {
    origin: [ORIGINS[active.origin], active.number],
    reason: active.reason,
    decision: last === null ? null : decisionWords(last.gate),
    unapplied: unapplied ? (last.proposal?.edits ?? []).map(editWords) : [],
  };
}
