import { diffArrays } from 'diff';
import { wordsOf } from '../core/text.ts';

/**
 * How much of a prompt was rewritten, from 0 (same words) to 1 (no word kept):
 * `max(removed, added) / max(|before|, |after|, 1)`, counted in words of a
 * minimal diff. Symmetric; appended words count as much as replaced ones.
 */
export function wordChangeRatio(before: string, after: string): number {
  const old = wordsOf(before);
  const fresh = wordsOf(after);
  let removed = 0;
  let added = 0;
  for (const change of diffArrays(old, fresh)) {
    if (change.removed) removed += change.value.length;
    else if (change.added) added += change.value.length;
  }
  return Math.max(removed, added) / Math.max(old.length, fresh.length, 1);
}
