import type { StoreValue } from 'idb';
import type { Result } from '../core/result.ts';
import { attempt } from './attempt.ts';
import type { SafetyCopy } from './safety-copy.ts';
import type { CopiedStore, Database, OutboxRow, WhetstoneDB, WriteTransaction } from './schema.ts';

/** The database and its safety copy: what whoever writes needs. */
export interface Store {
  readonly db: Database;
  readonly copy: SafetyCopy;
}

export interface Writing {
  readonly tx: WriteTransaction;
  /** The number of this commit: one more than the last one's. */
  readonly seq: number;
  /** Stores a row, here and in the safety copy. */
  put<N extends CopiedStore>(store: N, row: StoreValue<WhetstoneDB, N>): Promise<void>;
  /** Has the safety copy take a row as it then is, though this commit does not change it. */
  recopy(store: CopiedStore, key: string): void;
}

/**
 * One commit: everything that `work` writes, or nothing. Strict, because an
 * acknowledged rating must outlive a power cut. It has succeeded only when the
 * safety copy has it too; where only that failed, the commit stands and the
 * next one brings the copy up to it.
 */
export async function write<T>(
  { db, copy }: Store,
  work: (writing: Writing) => Promise<Result<T>>,
): Promise<Result<T>> {
  const written = await attempt(() => commit(db, work));
  if (!written.ok || !written.value.ok) return written.ok ? written.value : written;
  const copied = await copy.flush();
  return copied.ok ? written.value : copied;
}

async function commit<T>(
  db: Database,
  work: (writing: Writing) => Promise<Result<T>>,
): Promise<Result<T>> {
  const names = Array.from(db.objectStoreNames);
  const tx = db.transaction(names, 'readwrite', { durability: 'strict' });
  // Rejects when the transaction is aborted, also while nobody awaits it yet.
  const settled = tx.done.then(
    () => true,
    () => false,
  );
  const touched: OutboxRow['rows'][number][] = [];
  try {
    const seq = ((await tx.objectStore('meta').get('commitSeq'))?.value ?? 0) + 1;
    const result = await work({
      tx,
      seq,
      async put(store, row) {
        touched.push([store, String(await tx.objectStore(store).put(row))]);
      },
      recopy: (store, key) => touched.push([store, key]),
    });
    if (!result.ok) {
      tx.abort();
      await settled;
      return result;
    }
    if (touched.length > 0) {
      await tx.objectStore('outbox').put({ seq, rows: touched });
      await tx.objectStore('meta').put({ key: 'commitSeq', value: seq });
    }
    await tx.done;
    return result;
  } catch (error) {
    abort(tx);
    await settled;
    throw error;
  }
}

/** An error may have aborted the transaction before. */
function abort(tx: WriteTransaction): void {
  try {
    tx.abort();
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}
