import { openDB, unwrap } from 'idb';
import type { Result } from '../core/result.ts';
import { attempt } from './attempt.ts';
import { createFirstLayout } from './migrations/001-first.ts';
import { DATABASE_VERSION, type Database, type WhetstoneDB } from './schema.ts';

export interface OpenOptions {
  readonly name?: string;
  /** An older page of ours holds the database open; opening goes on once it is closed. */
  readonly onBlocked?: () => void;
  /**
   * The connection is gone: the browser ended it, or a newer version of the
   * extension needs the database. It must be opened anew.
   */
  readonly onLost?: () => void;
}

/** Opens the database, bringing it to the present layout first. */
export function openStore({
  name = 'whetstone',
  onBlocked,
  onLost,
}: OpenOptions = {}): Promise<Result<Database>> {
  return attempt(() =>
    openDB<WhetstoneDB>(name, DATABASE_VERSION, {
      upgrade(database, oldVersion) {
        if (oldVersion < 1) createFirstLayout(unwrap(database));
      },
      blocked: () => onBlocked?.(),
      blocking(_current, _blocked, event) {
        // Whoever keeps a connection open keeps the newer version from starting.
        if (event.target instanceof IDBDatabase) event.target.close();
        onLost?.();
      },
      terminated: () => onLost?.(),
    }),
  );
}
