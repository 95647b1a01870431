import { browser } from 'wxt/browser';
import { failure } from '../core/failure.ts';
import { createTurns } from '../core/in-turn.ts';
import { fail, ok, type Result } from '../core/result.ts';
import { readSettings, SETTINGS_KEY } from './read.ts';
import { DEFAULT_SETTINGS, type Settings, settingsSchema } from './settings.ts';

const inTurn = createTurns();

/**
 * Replaces the sections that `change` makes of the settings as they are; gives
 * them as they then stand. No change is lost to another at the same time.
 * Refuses what the schema does, with the fields' names.
 */
export function writeSettings(
  change: (current: Settings) => Partial<Settings>,
): Promise<Result<Settings>> {
  return inTurn(() => replace(change));
}

async function replace(
  change: (current: Settings) => Partial<Settings>,
): Promise<Result<Settings>> {
  try {
    const { settings } = await readSettings();
    const next = settingsSchema.safeParse({ ...settings, ...change(settings) });
    if (!next.success) {
      const fields = next.error.issues.map(({ path }) => path.join('.'));
      return fail(failure('message_malformed', fields.join(', ')));
    }
    await browser.storage.local.set({ [SETTINGS_KEY]: changesIn(next.data) });
    return ok(next.data);
  } catch (error) {
    return fail(failure('store_unavailable', error instanceof Error ? error.message : undefined));
  }
}

/** Only what differs from the defaults, so that better defaults reach everybody else. */
function changesIn(settings: Settings): Record<string, unknown> {
  const changes: Record<string, unknown> = {};
  for (const [name, section] of Object.entries(settings)) {
    const defaults = new Map(
      Object.entries(DEFAULT_SETTINGS).flatMap(([key, value]) =>
        key === name ? Object.entries(value) : [],
      ),
    );
    changes[name] = Object.fromEntries(
      Object.entries(section).filter(([field, value]) => value !== defaults.get(field)),
    );
  }
  return changes;
}
