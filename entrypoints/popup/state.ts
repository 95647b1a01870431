import { computed, signal } from '@preact/signals';
import { pageStore } from '../../components/extension-page/store.ts';
import type { ServerCheck } from '../../components/parts/server-words.ts';
import { learnedData } from '../../components/popup/learned-data.ts';
import { pageOf } from '../../components/popup/page-words.ts';
import type { PageData } from '../../components/popup/popup-data.ts';
import type { FailureKind } from '../../lib/core/failure.ts';
import type { Result } from '../../lib/core/result.ts';
import { onChange } from '../../lib/messages/changes.ts';
import { send } from '../../lib/messages/send.ts';
import { isPermitted } from '../../lib/settings/permission.ts';
import { readSettings } from '../../lib/settings/read.ts';
import { DEFAULT_SETTINGS } from '../../lib/settings/settings.ts';
import { DEFAULT_PROFILE } from '../../lib/store/profiles.ts';
import { type PopupData, readPopup } from '../../lib/store/read.ts';
import { describeChat, observedTab } from './tab.ts';

/** How often the page is looked at again, in milliseconds: chats appear and grow while the popup is open. */
const LOOK_AGAIN_MS = 1_500;

const stored = signal<PopupData | null>(null);
const streakTarget = signal(DEFAULT_SETTINGS.gate.convergenceStreak);

export const page = signal<PageData>({ kind: 'unasked' });
export const server = signal<ServerCheck | null>(null);
export const failureKind = signal<FailureKind | null>(null);
export const learned = computed(
  () => stored.value && learnedData(stored.value, page.value, streakTarget.value),
);

/** Shows the failure of what was last asked for. True where it went well. */
export function settle(result: Result<unknown>): boolean {
  failureKind.value = result.ok ? null : result.failure.kind;
  return result.ok;
}

async function readStore(): Promise<void> {
  const store = await pageStore();
  const read = store.ok ? await readPopup(store.value, DEFAULT_PROFILE) : store;
  if (read.ok) stored.value = read.value;
  // Without a profile the background has not yet made the first one; it will say so.
  else if (read.failure.kind !== 'not_found') settle(read);
}

async function currentPage(): Promise<PageData> {
  const [tab, { settings }] = await Promise.all([observedTab(), readSettings()]);
  streakTarget.value = settings.gate.convergenceStreak;
  if (tab === null) return { kind: 'unsupported' };
  const seen = pageOf(tab.address, settings.sites);
  if (seen.kind !== 'site' || !seen.watched) return seen;
  if (!(await isPermitted(seen.origin))) return { ...seen, watched: false };
  return { ...seen, chat: await describeChat(tab.id) };
}

let looks = 0;

/** Finds out about the page. Of two looks at a time the later one holds. */
export async function lookAtPage(): Promise<void> {
  const look = ++looks;
  const seen = await currentPage();
  if (look === looks) page.value = seen;
}

/** Asks the model server how it is; the last answer stands meanwhile. Wakes the background, which makes the first profile. */
export async function checkServer(): Promise<void> {
  const checked = await send('server/check', {});
  if (checked.ok) server.value = checked.value;
  else settle(checked);
  if (stored.value === null) await readStore();
}

/** The prompt first; then what takes longer to know. Goes on for as long as the popup is open. */
export async function startReading(): Promise<void> {
  onChange(() => void Promise.all([readStore(), lookAtPage()]));
  setInterval(() => void lookAtPage(), LOOK_AGAIN_MS);
  await Promise.all([readStore(), lookAtPage()]);
  await checkServer();
}
