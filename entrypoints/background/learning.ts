import { createDrainer } from '../../lib/loop/drainer.ts';
import { createRunner, type Runner } from '../../lib/loop/runner.ts';
import { criticFailedOutcome, step } from '../../lib/loop/step.ts';
import { announceChange } from '../../lib/messages/changes.ts';
import { readSettings } from '../../lib/settings/read.ts';
import { jobQueue } from '../../lib/store/job-queue.ts';
import { nextDue } from '../../lib/store/jobs.ts';
import { DEFAULT_PROFILE } from '../../lib/store/profiles.ts';
import { readPopup } from '../../lib/store/read.ts';
import type { Store } from '../../lib/store/write.ts';
import { showTrouble } from './badge.ts';
import { keepAlive } from './keep-alive.ts';
import { modelOf } from './model.ts';
import { announceVersion, pushToTabs } from './push.ts';
import { setWakeUp } from './wake-up.ts';

/** The runner of one instance of the background. `lost` ends it. */
export function learningRunner(store: Store, owner: string, lost: AbortSignal): Runner {
  return createRunner({
    queue: jobQueue(store, { owner, now: Date.now }),
    step,
    closeFailed: criticFailedOutcome,
    model: modelOf(async () => (await readSettings()).settings.server, lost),
    settings: async () => (await readSettings()).settings,
    keepAlive,
    every(ms, callback) {
      const timer = setInterval(callback, ms);
      return () => clearInterval(timer);
    },
    signal: lost,
    now: Date.now,
    newId: () => crypto.randomUUID(),
    chance: Math.random,
    onProgress(cycle, progress) {
      announceChange();
      void pushToTabs(cycle.site, { push: 'rating/progress', replyKey: cycle.replyKey, progress });
      if (progress.state === 'used') void announceVersion();
    },
  });
}

/**
 * Learns from everything that is due, and sees to it that it is called again.
 * `isPrepared`: whether all else of the background is well.
 */
export function learningDrainer(
  store: Store,
  runner: Runner,
  lost: AbortSignal,
  isPrepared: () => boolean,
): () => Promise<void> {
  return createDrainer({
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
    signal: lost,
    async onRest(drained) {
      const data = await readPopup(store.db, DEFAULT_PROFILE);
      const isWell = drained.ok && data.ok && data.value.queue.failure === null;
      await showTrouble(!isWell || !isPrepared());
      announceChange();
    },
  });
}
