import { z } from 'zod';
import { DEFAULT_SETTINGS, originSchema, type Settings, settingsSchema } from './settings.ts';

export interface ParsedSettings {
  readonly settings: Settings;
  /** What was not usable and stands at its default now, such as `server.numCtx`. */
  readonly problems: readonly string[];
}

type Fields = Readonly<Record<string, unknown>>;

const fieldsSchema = z.record(z.string(), z.unknown());

/**
 * Settings from whatever was stored. Each field stands for itself: one that is
 * missing takes its default without a word, one that is broken or unknown is
 * left out and named among the problems.
 */
export function parseSettings(stored: unknown): ParsedSettings {
  const problems: string[] = [];
  const fieldsOf = (value: unknown, name: string): Fields => {
    if (value === undefined) return {};
    const fields = fieldsSchema.safeParse(value);
    if (!fields.success) problems.push(name);
    return fields.data ?? {};
  };
  /** The fields of a section that its schemas accept, over the defaults. */
  const section = <T extends object>(
    shape: Readonly<Record<string, z.ZodType>>,
    defaults: T,
    name: string,
    value: unknown,
  ): T => {
    const sound: Record<string, unknown> = {};
    for (const [field, candidate] of Object.entries(fieldsOf(value, name))) {
      const parsed = shape[field]?.safeParse(candidate);
      if (parsed?.success) sound[field] = parsed.data;
      else problems.push(`${name}.${field}`);
    }
    return { ...defaults, ...sound };
  };

  const { shape } = settingsSchema;
  const all = fieldsOf(stored, 'settings');
  for (const name of Object.keys(all)) if (!Object.hasOwn(shape, name)) problems.push(name);
  const sites: Settings['sites'] = {};
  for (const [origin, site] of Object.entries(fieldsOf(all.sites, 'sites'))) {
    const parsed = shape.sites.valueType.safeParse(site);
    if (parsed.success && originSchema.safeParse(origin).success) sites[origin] = parsed.data;
    else problems.push(`sites.${origin}`);
  }
  const settings: Settings = {
    server: section(shape.server.shape, DEFAULT_SETTINGS.server, 'server', all.server),
    queue: section(shape.queue.shape, DEFAULT_SETTINGS.queue, 'queue', all.queue),
    reward: section(shape.reward.shape, DEFAULT_SETTINGS.reward, 'reward', all.reward),
    gate: section(shape.gate.shape, DEFAULT_SETTINGS.gate, 'gate', all.gate),
    critic: section(shape.critic.shape, DEFAULT_SETTINGS.critic, 'critic', all.critic),
    sites,
  };
  return { settings, problems };
}
