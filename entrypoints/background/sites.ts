import { browser } from 'wxt/browser';
import { createTurns } from '../../lib/core/in-turn.ts';
import { isPermitted, patternOf } from '../../lib/settings/permission.ts';
import { readSettings } from '../../lib/settings/read.ts';
import type { Settings, SiteSettings } from '../../lib/settings/settings.ts';
import { tabsOf } from './push.ts';

const OBSERVER = '/content-scripts/observer.js';

function scriptId(origin: string): string {
  return `observer ${origin}`;
}

const NOT_WATCHED: SiteSettings = { watched: false, livePolicy: false };

/**
 * What the person wants of a site, as far as it is permitted: permission can be
 * missing yet, and be revoked at any time. Only a watched page gets the prompt.
 */
export async function siteInForce(settings: Settings, origin: string): Promise<SiteSettings> {
  const site = settings.sites[origin];
  return site?.watched === true && (await isPermitted(origin)) ? site : NOT_WATCHED;
}

async function watchedSites(settings: Settings): Promise<string[]> {
  const origins = Object.keys(settings.sites);
  const sites = await Promise.all(origins.map((origin) => siteInForce(settings, origin)));
  return origins.filter((_, index) => sites[index]?.watched);
}

const inTurn = createTurns();

/**
 * Makes the browser run the observer on exactly the sites that are wished for
 * and permitted. Tabs that were opened before their site was registered get it
 * too: a browser that was killed, or an extension just updated, has forgotten
 * its registrations.
 */
export function syncObservers(): Promise<void> {
  // One after the other: two that find a site missing would both register it.
  return inTurn(async () => register(await watchedSites((await readSettings()).settings)));
}

async function register(sites: readonly string[]): Promise<void> {
  const registered = await browser.scripting.getRegisteredContentScripts();
  const wanted = new Set(sites.map(scriptId));
  const present = new Set(registered.map((script) => script.id));
  const stale = [...present].filter((id) => !wanted.has(id));
  if (stale.length > 0) await browser.scripting.unregisterContentScripts({ ids: stale });
  const missing = sites.filter((origin) => !present.has(scriptId(origin)));
  if (missing.length > 0) {
    await browser.scripting.registerContentScripts(
      missing.map((origin) => ({
        id: scriptId(origin),
        js: [OBSERVER],
        matches: [patternOf(origin)],
        allFrames: true,
        runAt: 'document_idle',
        persistAcrossSessions: true,
      })),
    );
    await Promise.all(missing.map(injectIntoOpenTabs));
  }
}

/** A tab that has the observer already is left as it is; one that cannot take it stays without. */
async function injectIntoOpenTabs(origin: string): Promise<void> {
  const tabs = await tabsOf(origin);
  await Promise.allSettled(
    tabs.map((tabId) =>
      browser.scripting.executeScript({ target: { tabId, allFrames: true }, files: [OBSERVER] }),
    ),
  );
}
