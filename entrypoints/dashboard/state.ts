import { computed, signal } from '@preact/signals';
import type {
  DashboardData,
  ModelServer,
  Site,
} from '../../components/dashboard/dashboard-data.ts';
import { siteList } from '../../components/dashboard/site-list.ts';
import { pageStore } from '../../components/extension-page/store.ts';
import type { ServerCheck } from '../../components/parts/server-words.ts';
import type { FailureKind } from '../../lib/core/failure.ts';
import { ok, type Result } from '../../lib/core/result.ts';
import { onChange } from '../../lib/messages/changes.ts';
import { send } from '../../lib/messages/send.ts';
import { isPermitted } from '../../lib/settings/permission.ts';
import { readSettings } from '../../lib/settings/read.ts';
import type { Settings } from '../../lib/settings/settings.ts';
import { DEFAULT_PROFILE } from '../../lib/store/profiles.ts';
import { readCycles, readPopup, readVersions } from '../../lib/store/read.ts';

/** How many cycles are shown at first, and added at a time. */
const CYCLES_A_PAGE = 20;

const settings = signal<Settings | null>(null);
const check = signal<ServerCheck | null>(null);
const shown = signal(CYCLES_A_PAGE);

export const data = signal<DashboardData | null>(null);
export const sites = signal<readonly Site[] | null>(null);
export const failureKind = signal<FailureKind | null>(null);
export const server = computed<ModelServer | null>(
  () =>
    settings.value && {
      address: settings.value.server.address,
      model: settings.value.server.model,
      check: check.value,
    },
);

/** Shows the failure of what was last asked for. */
export function settle(result: Result<unknown>): void {
  failureKind.value = result.ok ? null : result.failure.kind;
}

async function learned(): Promise<Result<DashboardData>> {
  const store = await pageStore();
  if (!store.ok) return store;
  const [profile, versions, cycles] = await Promise.all([
    readPopup(store.value, DEFAULT_PROFILE),
    readVersions(store.value, DEFAULT_PROFILE),
    readCycles(store.value, DEFAULT_PROFILE, { limit: shown.value + 1 }),
  ]);
  if (!profile.ok) return profile;
  if (!versions.ok) return versions;
  if (!cycles.ok) return cycles;
  return ok({
    versions: versions.value.toReversed(),
    activeId: profile.value.active.id,
    cycles: cycles.value
      .slice(0, shown.value)
      .map(({ cycle, outcome }) => ({ cycle, outcome: outcome ?? null })),
    hasOlder: cycles.value.length > shown.value,
  });
}

async function readLearned(): Promise<void> {
  const read = await learned();
  if (read.ok) data.value = read.value;
  // Without a profile the background has not yet made the first one; it will say so.
  else if (read.failure.kind !== 'not_found') settle(read);
}

async function readSites(): Promise<void> {
  const { settings: current } = await readSettings();
  const origins = Object.keys(current.sites);
  const permitted = await Promise.all(origins.map(isPermitted));
  settings.value = current;
  sites.value = siteList(current.sites, new Set(origins.filter((_, i) => permitted[i])));
}

/** Shows the next older cycles as well. */
export async function showOlder(): Promise<void> {
  shown.value += CYCLES_A_PAGE;
  await readLearned();
}

/** Asks the model server how it is. Wakes the background, which makes the first profile. */
export async function checkServer(): Promise<void> {
  check.value = null;
  const checked = await send('server/check', {});
  if (checked.ok) check.value = checked.value;
  else settle(checked);
  if (data.value === null) await readLearned();
}

/** Reads what is stored, now and at each change. */
export async function startReading(): Promise<void> {
  onChange(() => void Promise.all([readLearned(), readSites()]));
  await Promise.all([readLearned(), readSites()]);
  await checkServer();
}
