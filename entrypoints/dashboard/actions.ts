import type { DashboardActions } from '../../components/dashboard/dashboard-view.tsx';
import { watchSite } from '../../components/extension-page/watch.ts';
import { failure } from '../../lib/core/failure.ts';
import { fail } from '../../lib/core/result.ts';
import { send } from '../../lib/messages/send.ts';
import { askPermission } from '../../lib/settings/permission.ts';
import { checkServer, settle, showOlder } from './state.ts';

/** What the person can do on the dashboard. */
export const actions: DashboardActions = {
  older: showOlder,

  async watch(origin, on) {
    settle(await watchSite(origin, on));
  },

  async livePolicy(origin, on) {
    settle(await send('site/live-policy', { origin, on }));
  },

  async saveServer(address, model) {
    const permitted = await askPermission(address);
    settle(
      permitted
        ? await send('settings/update', { server: { address, model } })
        : fail(failure('address_refused', address)),
    );
    await checkServer();
  },
};
