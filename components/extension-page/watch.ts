import { failure } from '../../lib/core/failure.ts';
import { fail, type Result } from '../../lib/core/result.ts';
import { send } from '../../lib/messages/send.ts';
import { askPermission } from '../../lib/settings/permission.ts';

/**
 * Switches a site on or off, asking for the permission where it is needed. To be
 * called in the click itself. Fails with `permission_missing` where the person
 * says no.
 */
export async function watchSite(origin: string, on: boolean): Promise<Result<unknown>> {
  if (!on) return send('site/watch', { origin, on });
  const answer = askPermission(origin);
  // While the browser asks, it may close the popup for good: the wish must be out before.
  const wish = send('site/watch', { origin, on });
  const permitted = await answer;
  await wish;
  const set = await send('site/watch', { origin, on: permitted });
  return permitted ? set : fail(failure('permission_missing', origin));
}
