import { createDrainer } from '../../lib/loop/drainer.ts';
import { createRunner } from '../../lib/loop/runner.ts';
import { criticFailedOutcome, step } from '../../lib/loop/step.ts';
import { readSettings } from '../../lib/settings/read.ts';
import { jobQueue } from '../../lib/store/job-queue.ts';
import { nextDue, takeOver, wakeWaiting } from '../../lib/store/jobs.ts';
import { DEFAULT_PROFILE } from '../../lib/store/profiles.ts';
import { readPopup } from '../../lib/store/read.ts';
import type { Store } from '../../lib/store/write.ts';
import { showTrouble } from './badge.ts';
import { keepAlive } from './keep-alive.ts';
import { modelOf } from './model.ts';
import { openEverything } from './open-store.ts';
import { applyOriginRule } from './origin-rule.ts';
import { announceChange, pushToTabs, tellObservers } from './push.ts';
import { syncObservers } from './sites.ts';
import { setWakeUp } from './wake-up.ts';

/** The running background: what the message handlers and the listeners work with. */
export interface Background {
  readonly store: Store;
  /** Learns from everything that is due. Settles when nothing is left to do for now. */
  drain(): Promise<void>;
  /** Tries everything that waits, now. */
  wakeQueue(): Promise<void>;
  /** Runs the observer on exactly the sites that are wished for and permitted, in open tabs too. */
  syncSites(): Promise<void>;
  /** Lets the model server's door open for this extension, wherever the settings say it is. */
  openDoor(): Promise<void>;
  /** Tells pages and chats that there is a new version. */
  announceVersion(): Promise<void>;
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

  async function announceVersion(): Promise<void> {
    announceChange();
    const { sites } = (await readSettings()).settings;
    const live = Object.entries(sites).filter(([, site]) => site.livePolicy);
    await Promise.all(live.map(([origin]) => pushToTabs(origin, { push: 'policy/changed' })));
  }

  const runner = createRunner({
    queue: jobQueue(store, { owner, now: Date.now }),
    step,
    closeFailed: criticFailedOutcome,
    model: modelOf(async () => (await readSettings()).settings.server, lost.signal),
    settings: async () => (await readSettings()).settings,
    keepAlive,
    every(ms, callback) {
      const timer = setInterval(callback, ms);
      return () => clearInterval(timer);
    },
    signal: lost.signal,
    now: Date.now,
    newId: () => crypto.randomUUID(),
    chance: Math.random,
    onProgress(cycle, progress) {
      announceChange();
      void pushToTabs(cycle.site, { push: 'rating/progress', replyKey: cycle.replyKey, progress });
      if (progress.state === 'used') void announceVersion();
    },
  });

  let isPrepared = true;
  const drain = createDrainer({
    runner,
    nextDue: () => nextDue(store.db),
    async setAlarm(needed) {
      await setWakeUp(needed, (await readSettings()).settings.queue.wakeEveryMs);
    },
    after(ms, callback) {
      const timer = setTimeout(callback, ms);
      return () => clearTimeout(timer);
    },
    now: Date.now,
    signal: lost.signal,
    async onRest(drained) {
      const data = await readPopup(store.db, DEFAULT_PROFILE);
      const isWell = drained.ok && data.ok && data.value.queue.failure === null;
      await showTrouble(!isWell || !isPrepared);
      announceChange();
    },
  });

  const background: Background = {
    store,
    drain,
    async wakeQueue() {
      await wakeWaiting(store);
      await drain();
    },
    async syncSites() {
      await syncObservers();
      await tellObservers({ push: 'site/changed' });
    },
    openDoor: async () => applyOriginRule((await readSettings()).settings.server.address),
    announceVersion,
  };
  // Ratings are taken all the same; what does not work for it is marked and tried at the next start.
  const prepared = await Promise.allSettled([background.openDoor(), syncObservers()]);
  isPrepared = prepared.every(({ status }) => status === 'fulfilled');
  return background;
}
