interface KeyCursor {
  readonly key: [string, number];
  advance(count: number): Promise<KeyCursor | null>;
}

/** An index by profile and sequence number, in whatever transaction. */
export interface SeqIndex {
  openKeyCursor(range: IDBKeyRange, direction: 'prev'): Promise<KeyCursor | null>;
}

/** Every row of a profile in an index that begins with the profile's id. */
export function ofProfile(profileId: string): IDBKeyRange {
  return IDBKeyRange.bound([profileId], [profileId, []]);
}

/** A profile's rows from a sequence number on. */
export function since(profileId: string, seq: number): IDBKeyRange {
  return IDBKeyRange.bound([profileId, seq], [profileId, []]);
}

/** The sequence number of the profile's `count`-th newest row; 0 when there are fewer. */
export async function seqOfNewest(
  index: SeqIndex,
  profileId: string,
  count: number,
): Promise<number> {
  const newest = await index.openKeyCursor(ofProfile(profileId), 'prev');
  const cursor = count > 1 ? await newest?.advance(count - 1) : newest;
  return cursor?.key[1] ?? 0;
}
