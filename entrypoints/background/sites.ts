import { browser } from 'wxt/browser';
import type { Settings } from '../../lib/settings/settings.ts';
import { pushToTabs, tabsOf } from './push.ts';

const OBSERVER = '/content-scripts/observer.js';

function scriptId(origin: string): string {
  return `observer ${origin}`;
}

/** The pattern of all pages of an origin, without the port, which Firefox's patterns do not know. */
function patternOf(origin: string): string {
  const url = new URL(origin);
  return `${url.protocol}//${url.hostname}/*`;
}

/** Origins that are watched and still permitted: permission can be revoked at any time. */
async function permittedSites(settings: Settings): Promise<string[]> {
  const watched = Object.entries(settings.sites)
    .filter(([, site]) => site.watched)
    .map(([origin]) => origin);
  const permitted = await Promise.all(
    watched.map((origin) => browser.permissions.contains({ origins: [`${origin}/*`] })),
  );
  return watched.filter((_, index) => permitted[index]);
}

/**
 * Makes the browser run the observer on exactly the watched sites. Tabs that
 * were opened before their site was registered get it too: a browser that was
 * killed, or an extension just updated, has forgotten its registrations.
 */
export async function syncObservers(settings: Settings): Promise<void> {
  const sites = await permittedSites(settings);
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

/** Starts or stops the observer in the tabs that already show the site. */
export async function applyToOpenTabs(origin: string): Promise<void> {
  await injectIntoOpenTabs(origin);
  await pushToTabs(origin, { push: 'site/changed' });
}
