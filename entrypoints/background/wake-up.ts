import { browser } from 'wxt/browser';

const ALARM = 'queue';

/**
 * An alarm brings the background back while work is left; without work it is
 * taken away, so that an idle browser is left in peace. Browsers forget alarms
 * at a restart, therefore every wake sets it anew. Packed extensions get no
 * period shorter than 30 s.
 */
export async function setWakeUp(needed: boolean, everyMs: number): Promise<void> {
  if (needed) await browser.alarms.create(ALARM, { periodInMinutes: everyMs / 60_000 });
  else await browser.alarms.clear(ALARM);
}
