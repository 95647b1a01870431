import { watchSite } from '../../components/extension-page/watch.ts';
import type { PopupActions } from '../../components/popup/popup-view.tsx';
import { send } from '../../lib/messages/send.ts';
import type { PolicyVersion } from '../../lib/policy/version.ts';
import { dismissRestored } from './restored.ts';
import { checkServer, lookAtPage, page, settle } from './state.ts';

async function recordUse({ id }: PolicyVersion, because: 'copied' | 'said'): Promise<void> {
  const origin = page.value.kind === 'site' ? page.value.origin : null;
  settle(await send('deployment/record', { versionId: id, origin, because }));
}

async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** What the person can do in the popup. */
export const actions: PopupActions = {
  async watch(origin, on) {
    settle(await watchSite(origin, on));
    await lookAtPage();
  },

  async livePolicy(origin, on) {
    settle(await send('site/live-policy', { origin, on }));
    await lookAtPage();
  },

  async copy(version, text) {
    const copied = await copyText(text);
    if (copied) await recordUse(version, 'copied');
    return copied;
  },

  said: (version) => recordUse(version, 'said'),

  async write(prompt) {
    return settle(await send('version/write', { prompt }));
  },

  dismissRestored,

  async retry() {
    settle(await send('queue/wake', {}));
    await checkServer();
  },
};
