import { failure } from '../../lib/core/failure.ts';
import { fail, ok } from '../../lib/core/result.ts';
import { announceChange } from '../../lib/messages/changes.ts';
import type { HandlersOf } from '../../lib/messages/serve.ts';
import { renderPrompt } from '../../lib/policy/render.ts';
import { readSettings } from '../../lib/settings/read.ts';
import type { SiteSettings } from '../../lib/settings/settings.ts';
import { recordDeployment } from '../../lib/store/deployments.ts';
import { DEFAULT_PROFILE } from '../../lib/store/profiles.ts';
import { lookupRatings, readActiveVersion } from '../../lib/store/read.ts';
import { recordRating } from '../../lib/store/record-rating.ts';
import type { Background } from './background.ts';
import { siteInForce } from './sites.ts';

async function siteOf(origin: string): Promise<SiteSettings> {
  return siteInForce((await readSettings()).settings, origin);
}

/** What an observer may ask for: all of it for the site of its own page. */
export function contentHandlers({ store, drain }: Background): HandlersOf<'content'> {
  return {
    async 'site/status'(_, { origin }) {
      return ok(await siteOf(origin));
    },

    async 'rating/submit'(body, { origin }) {
      const site = await siteOf(origin);
      if (!site.watched) return fail(failure('sender_refused', 'not watched'));
      const { query, reply, replyWords, earlier, ...rest } = body;
      const recorded = await recordRating(
        store,
        {
          ...rest,
          profileId: DEFAULT_PROFILE,
          site: origin,
          systemAction: { query, reply, replyWords, earlier },
          liveVersion: site.livePolicy ? rest.liveVersion : null,
        },
        { now: Date.now(), newId: () => crypto.randomUUID() },
      );
      if (!recorded.ok) return recorded;
      announceChange();
      void drain();
      return ok({ cycleId: recorded.value.cycleId });
    },

    async 'rating/lookup'({ replyKeys }, { origin }) {
      if (!(await siteOf(origin)).watched) return fail(failure('sender_refused', 'not watched'));
      const found = await lookupRatings(store.db, origin, replyKeys);
      return found.ok ? ok({ found: [...found.value] }) : found;
    },

    async 'policy/live'({ conversationId }, { origin }) {
      if (!(await siteOf(origin)).livePolicy) {
        return fail(failure('permission_missing', 'live policy'));
      }
      const active = await readActiveVersion(store.db, DEFAULT_PROFILE);
      if (!active.ok) return active;
      const { id, number, genome } = active.value;
      const recorded = await recordDeployment(store, {
        id: crypto.randomUUID(),
        versionId: id,
        site: origin,
        conversationId,
        at: Date.now(),
        because: 'live',
      });
      if (!recorded.ok) return recorded;
      announceChange();
      return ok({ version: number, prompt: renderPrompt(genome) });
    },
  };
}
