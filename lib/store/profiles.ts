import { ok, type Result } from '../core/result.ts';
import { blankLearner } from '../loop/fold.ts';
import { firstVersion } from '../policy/first-version.ts';
import type { ProfileRow } from './schema.ts';
import { type Store, write } from './write.ts';

export const DEFAULT_PROFILE = 'default';

const FIRST_PROMPT = 'You are a helpful assistant.';

/**
 * The default profile, made with its first version where there is none yet.
 * Not to be called before the safety copy had its chance to bring one back.
 */
export function ensureDefaultProfile(
  store: Store,
  ports: { readonly now: number; newId(): string },
): Promise<Result<ProfileRow>> {
  return write(store, async ({ tx, put }) => {
    const known = await tx.objectStore('profiles').get(DEFAULT_PROFILE);
    if (known !== undefined) return ok(known);
    const version = firstVersion({
      id: ports.newId(),
      profileId: DEFAULT_PROFILE,
      now: ports.now,
      prompt: FIRST_PROMPT,
      newId: ports.newId,
    });
    const profile = { id: DEFAULT_PROFILE, name: 'Whetstone', ...blankLearner(version) };
    await put('versions', version);
    await put('profiles', profile);
    return ok(profile);
  });
}
