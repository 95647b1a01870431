import type { SiteSettings } from '../../lib/settings/settings.ts';
import type { Site } from './dashboard-data.ts';

/** The sites in the order of their names. One that the browser no longer permits is not watched. */
export function siteList(
  sites: Readonly<Record<string, SiteSettings>>,
  permitted: ReadonlySet<string>,
): readonly Site[] {
  return Object.entries(sites)
    .map(([origin, site]) => ({ ...site, origin, watched: site.watched && permitted.has(origin) }))
    .sort((a, b) => a.origin.localeCompare(b.origin));
}
