import { browser } from 'wxt/browser';
import { openStore } from '../../lib/store/open.ts';
import { ensureDefaultProfile } from '../../lib/store/profiles.ts';
import { createSafetyCopy } from '../../lib/store/safety-copy.ts';
import type { Store } from '../../lib/store/write.ts';
import { noteRestored } from './notice.ts';

/** Why the background cannot work; its failure is what the person is told. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

/**
 * Opens the database, brings back what it has lost, and makes the first
 * profile. Throws `StoreUnavailable`: without a store nothing may be
 * acknowledged. `onLost` is called when the connection has gone.
 */
export async function openEverything(onLost: () => void): Promise<Store> {
  const opened = await openStore({ onLost });
  if (!opened.ok) throw new StoreUnavailable(opened.failure.detail);
  const db = opened.value;
  const store = { db, copy: createSafetyCopy(db, browser.storage.local) };
  const reconciled = await store.copy.reconcile();
  if (!reconciled.ok) throw new StoreUnavailable(reconciled.failure.detail);
  if (reconciled.value.restored > 0) await noteRestored(reconciled.value.ratings);
  const ports = { now: Date.now(), newId: () => crypto.randomUUID() };
  const profile = await ensureDefaultProfile(store, ports);
  if (!profile.ok) throw new StoreUnavailable(profile.failure.detail);
  return store;
}
