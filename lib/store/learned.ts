import { type Learned, LOOK_BACK, rebuildLearner } from '../loop/fold.ts';
import type { PolicyVersion } from '../policy/version.ts';
import { type SeqIndex, seqOfNewest, since } from './ranges.ts';
import type { OutcomeRow } from './schema.ts';

interface OutcomesBySeq extends SeqIndex {
  getAll(range: IDBKeyRange): Promise<OutcomeRow[]>;
}

/**
 * What the profile of the active version has learned, from its outcomes as
 * they stand. `without`: a cycle whose outcome is left out; `added` come after
 * all others.
 */
export async function learnedFrom(
  outcomes: OutcomesBySeq,
  active: PolicyVersion,
  { without, added = [] }: { readonly without?: string; readonly added?: readonly OutcomeRow[] },
): Promise<Learned> {
  // One more than the fold looks at, because one may be left out.
  const first = await seqOfNewest(outcomes, active.profileId, LOOK_BACK + 1);
  const newest = await outcomes.getAll(since(active.profileId, first));
  return rebuildLearner(active, [...newest.filter((row) => row.cycleId !== without), ...added]);
}
