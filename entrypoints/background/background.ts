import { readSettings } from '../../lib/settings/read.ts';
import { takeOver, wakeWaiting } from '../../lib/store/jobs.ts';
import type { Store } from '../../lib/store/write.ts';
import { learningDrainer, learningRunner } from './learning.ts';
import { openEverything } from './open-store.ts';
import { applyOriginRule } from './origin-rule.ts';
import { tellObservers } from './push.ts';
import { syncObservers } from './sites.ts';

/** The running background: what the message handlers and the listeners work with. */
export interface Background {
  readonly store: Store;
  /** Learns from everything that is due. Settles when nothing is left to do for now. */
  drain(): Promise<void>;
  /** Tries what waits, now: all of it, or what waits for the server to be well. */
  wakeQueue(which: 'all' | 'server-trouble'): Promise<void>;
  /** Runs the observer on exactly the sites that are wished for and permitted, in open tabs too. */
  syncSites(): Promise<void>;
  /** Lets the model server's door open for this extension, wherever the settings say it is. */
  openDoor(): Promise<void>;
}

/**
 * Starts everything that an awake background needs. Jobs that an earlier
 * instance had claimed are taken over: only one runs at a time. Throws
 * `StoreUnavailable`.
 */
export async function startBackground(onLost: () => void): Promise<Background> {
  const owner = crypto.randomUUID();
  const lost = new AbortController();
  const store = await openEverything(() => {
    lost.abort();
    onLost();
  });
  await takeOver(store, owner);
  let isPrepared = true;
  const runner = learningRunner(store, owner, lost.signal);
  const drain = learningDrainer(store, runner, lost.signal, () => isPrepared);
  const background: Background = {
    store,
    drain,
    async wakeQueue(which) {
      await wakeWaiting(store, which);
      await drain();
    },
    async syncSites() {
      await syncObservers();
      await tellObservers({ push: 'site/changed' });
    },
    openDoor: async () => applyOriginRule((await readSettings()).settings.server.address),
  };
  // Ratings are taken all the same: a failure here is marked on the button, and tried again at the next start.
  const prepared = await Promise.allSettled([background.openDoor(), syncObservers()]);
  isPrepared = prepared.every(({ status }) => status === 'fulfilled');
  return background;
}
