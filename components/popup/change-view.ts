import { decisionWords } from '../parts/decision-words.ts';
import { editWords } from '../parts/edit-words.ts';
import { originWords } from '../parts/origin-words.ts';
import type { Words } from '../words.ts';
import type { LearnedData } from './popup-data.ts';

export interface ChangeView {
  /** Where the active version comes from. */
  readonly origin: Words;
  /** Its reason, in the words of whoever gave it; empty when there is none. */
  readonly reason: string;
  /** What the last rating led to; null before the first. */
  readonly decision: Words | null;
  /** A change that was proposed and not applied, in the order of its edits. */
  readonly unapplied: readonly Words[];
}

/** What changed last and why, or why it was kept. */
export function changeView({ active, last }: Pick<LearnedData, 'active' | 'last'>): ChangeView {
  const proposal = last?.proposal ?? null;
  const unapplied = proposal !== null && proposal.fate !== 'accepted' ? proposal.edits : [];
  return {
    origin: originWords(active),
    reason: active.reason,
    decision: last === null ? null : decisionWords(last.gate),
    unapplied: unapplied.map(editWords),
  };
}
