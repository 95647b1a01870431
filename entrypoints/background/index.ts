import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { serve } from '../../lib/messages/serve.ts';
import { type Background, startBackground } from './background.ts';
import { showTrouble } from './badge.ts';
import { createHandlers } from './handlers.ts';
import { renewable } from './renewable.ts';

/**
 * Only wires. Listeners are registered before anything is awaited, or the
 * browser would wake the background and find nobody listening.
 */
export default defineBackground({
  type: 'module',
  main() {
    const ready = renewable(startBackground);
    /** Whoever wakes us by an event hears of no failure; the next message does. */
    const whenReady = (work: (awake: Background) => Promise<void>) => () => {
      ready()
        .then(work)
        .catch(() => showTrouble(true));
    };
    const wake = whenReady((awake) => awake.drain());
    const sync = whenReady((awake) => awake.syncSites());

    browser.runtime.onMessage.addListener(serve(async () => createHandlers(await ready())));
    browser.alarms.onAlarm.addListener(wake);
    browser.runtime.onStartup.addListener(wake);
    browser.runtime.onInstalled.addListener(wake);
    browser.permissions.onAdded.addListener(sync);
    browser.permissions.onRemoved.addListener(sync);
    wake();
  },
});
