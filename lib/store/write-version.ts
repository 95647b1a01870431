import { failure } from '../core/failure.ts';
import { fail, ok, type Result } from '../core/result.ts';
import { withVersion } from '../loop/fold.ts';
import { nextVersion } from '../policy/next-version.ts';
import { parsePrompt } from '../policy/parse.ts';
import { renderPrompt } from '../policy/render.ts';
import type { PolicyVersion } from '../policy/version.ts';
import { type Store, write } from './write.ts';

/**
 * Makes the person's text the active version. Bullets that they left as they
 * were keep their provenance; a text that changes nothing makes no version.
 */
export function writeVersion(
  store: Store,
  { profileId, prompt }: { readonly profileId: string; readonly prompt: string },
  ports: { readonly now: number; newId(): string },
): Promise<Result<PolicyVersion>> {
  return write(store, async ({ tx, put }): Promise<Result<PolicyVersion>> => {
    const profile = await tx.objectStore('profiles').get(profileId);
    if (profile === undefined) return fail(failure('not_found', 'profile'));
    const { active } = profile.learner;
    if (prompt.trim() === renderPrompt(active.genome).trim()) return ok(active);
    const version = nextVersion(active, {
      id: ports.newId(),
      now: ports.now,
      genome: parsePrompt(prompt, {
        version: active.number + 1,
        previous: active.genome,
        newId: ports.newId,
      }),
      origin: 'person',
      reason: '',
    });
    await put('versions', version);
    await tx.objectStore('profiles').put({ ...profile, ...withVersion(profile, version) });
    return ok(version);
  });
}
