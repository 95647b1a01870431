import { browser } from 'wxt/browser';
import { failure } from '../core/failure.ts';
import { fail, ok, type Result } from '../core/result.ts';
import { readSettings, SETTINGS_KEY } from './read.ts';
import { DEFAULT_SETTINGS, type Settings, settingsSchema } from './settings.ts';

// One after the other, so that no change is lost to another that read before it.
let last: Promise<unknown> = Promise.resolve();

/**
 * Replaces whole sections of the settings; gives them as they then stand.
 * Refuses what the schema does, with the fields' names.
 */
export function writeSettings(sections: Partial<Settings>): Promise<Result<Settings>> {
  const written = last.then(() => replace(sections));
  last = written;
  return written;
}

async function replace(sections: Partial<Settings>): Promise<Result<Settings>> {
  try {
    const current = await readSettings();
    const next = settingsSchema.safeParse({ ...current.settings, ...sections });
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
