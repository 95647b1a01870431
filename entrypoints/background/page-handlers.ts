import { failure } from '../../lib/core/failure.ts';
import { fail, ok, type Result } from '../../lib/core/result.ts';
import { checkServer } from '../../lib/llm/health.ts';
import { announceChange } from '../../lib/messages/changes.ts';
import type { HandlersOf } from '../../lib/messages/serve.ts';
import { isPermitted } from '../../lib/settings/permission.ts';
import { readSettings } from '../../lib/settings/read.ts';
import type { SiteSettings } from '../../lib/settings/settings.ts';
import { writeSettings } from '../../lib/settings/write.ts';
import { recordDeployment } from '../../lib/store/deployments.ts';
import { DEFAULT_PROFILE } from '../../lib/store/profiles.ts';
import { writeVersion } from '../../lib/store/write-version.ts';
import type { Background } from './background.ts';
import { announceVersion } from './push.ts';

/** `current` with the fields that `change` defines; what comes out is checked where it is written. */
function withDefined<T extends object>(current: T, change: object = {}): T {
  const defined = Object.entries(change).filter(([, value]) => value !== undefined);
  return { ...current, ...Object.fromEntries(defined) };
}

/** What the person does in the extension's own pages. */
export function pageHandlers(background: Background): HandlersOf<'page'> {
  const { store } = background;

  /** Notes the wish, also one that has no permission yet: it takes effect when that is given. */
  async function setSite(
    origin: string,
    change: Partial<SiteSettings>,
  ): Promise<Result<Record<string, never>>> {
    const written = await writeSettings(({ sites }) => {
      const site = sites[origin] ?? { watched: false, livePolicy: false };
      return { sites: { ...sites, [origin]: { ...site, ...change } } };
    });
    if (!written.ok) return written;
    await background.syncSites();
    announceChange();
    return ok({});
  }

  return {
    'site/watch': ({ origin, on }) => setSite(origin, { watched: on }),
    'site/live-policy': ({ origin, on }) => setSite(origin, { livePolicy: on }),

    async 'deployment/record'({ versionId, origin, because }) {
      const recorded = await recordDeployment(store, {
        id: crypto.randomUUID(),
        versionId,
        site: origin,
        conversationId: null,
        at: Date.now(),
        because,
      });
      if (!recorded.ok) return recorded;
      announceChange();
      return ok({});
    },

    async 'version/write'({ prompt }) {
      const ports = { now: Date.now(), newId: () => crypto.randomUUID() };
      const written = await writeVersion(store, { profileId: DEFAULT_PROFILE, prompt }, ports);
      if (!written.ok) return written;
      await announceVersion();
      return ok({ versionId: written.value.id });
    },

    async 'settings/update'({ server, queue }) {
      if (server?.address !== undefined && !(await isPermitted(new URL(server.address).origin))) {
        return fail(failure('address_refused', server.address));
      }
      const written = await writeSettings((current) => ({
        server: withDefined(current.server, server),
        queue: withDefined(current.queue, queue),
      }));
      if (!written.ok) return written;
      await background.openDoor();
      announceChange();
      return ok({});
    },

    async 'server/check'() {
      const { server } = (await readSettings()).settings;
      const { model, models, version, failure: trouble } = await checkServer(server);
      if (trouble === null) void background.wakeQueue('server-trouble');
      return ok({ model, models: [...models], version, failureKind: trouble?.kind ?? null });
    },

    async 'queue/wake'() {
      void background.wakeQueue('all');
      return ok({});
    },
  };
}
