import { z } from 'zod';
import { DEFAULT_CRITIC_SETTINGS } from '../critic/settings.ts';
import { DEFAULT_GATE_SETTINGS } from '../gate/settings.ts';
import { DEFAULT_REWARD_SETTINGS } from '../reward/settings.ts';

/**
 * True for the addresses that the extension's content security policy lets it
 * reach: wxt.config.ts names the same two hosts.
 */
export function isOnThisMachine(address: string): boolean {
  return ['127.0.0.1', 'localhost'].includes(URL.parse(address)?.hostname ?? '');
}

const share = z.number().min(0).max(1);
/** Up to a day: timers that are set for longer than 24 days go off at once. */
const milliseconds = z.number().int().min(0).max(86_400_000);

/** Origin of a web page, as browsers write it, such as `https://chat.example`. */
export const originSchema = z
  .string()
  .max(300)
  .refine((text) => /^https?:/u.test(text) && URL.parse(text)?.origin === text);

export const serverSettingsSchema = z.strictObject({
  /** Base address of the model server, without a trailing slash; on this machine. */
  address: z.url({ protocol: /^https?$/ }).refine(isOnThisMachine),
  /** Name of the model; null takes the first that the server has. */
  model: z.string().min(1).nullable(),
  /** Context length in tokens: the same for every call, so that the model is not loaded anew. */
  numCtx: z.number().int().min(2048),
  keepAlive: z.string(),
  firstByteMs: milliseconds,
  idleMs: milliseconds,
});

/** No delay is 0: without a model server the queue would be tried without a pause. */
export const queueSettingsSchema = z.strictObject({
  baseDelayMs: milliseconds.min(50),
  maxDelayMs: milliseconds.min(50),
  /** Tries that may end in an unusable answer before the step is closed as `critic-failed`. */
  maxAttempts: z.number().int().min(1),
  /** How often a background that was stopped is woken while work is left. */
  wakeEveryMs: milliseconds.min(1_000),
});

const siteSettingsSchema = z.strictObject({
  watched: z.boolean(),
  /** The page may read the prompt and hear of each new version. */
  livePolicy: z.boolean(),
});

export const settingsSchema = z.strictObject({
  server: serverSettingsSchema,
  queue: queueSettingsSchema,
  reward: z.strictObject({
    explicitWeight: z.number().min(0),
    preferenceWeight: z.number().min(0),
    implicitWeight: z.number().min(0),
    wordsPerMinute: z.number().positive(),
    feedbackWeight: z.number().min(0),
    criticWeight: z.number().min(0),
    changePenalty: z.number().min(0),
    blockedRewritePenalty: z.number().min(0),
    window: z.number().int().positive(),
    fastPathScore: share,
  }),
  gate: z.strictObject({
    degradationShare: share,
    degradationMargin: z.number().min(0),
    convergenceStreak: z.number().int().positive(),
    convergenceChange: share,
  }),
  critic: z.strictObject({
    validationRounds: z.number().int().positive(),
    feedbackMemory: z.number().int().min(0),
    journalEntries: z.number().int().min(0),
    rejectedProposals: z.number().int().min(0),
  }),
  sites: z.record(originSchema, siteSettingsSchema),
});

export type Settings = z.infer<typeof settingsSchema>;
export type ServerSettings = Settings['server'];
export type SiteSettings = z.infer<typeof siteSettingsSchema>;

export const DEFAULT_SETTINGS: Settings = {
  server: {
    address: 'http://127.0.0.1:11434',
    model: null,
    numCtx: 8192,
    keepAlive: '10m',
    firstByteMs: 300_000,
    idleMs: 120_000,
  },
  queue: { baseDelayMs: 5_000, maxDelayMs: 600_000, maxAttempts: 3, wakeEveryMs: 30_000 },
  reward: DEFAULT_REWARD_SETTINGS,
  gate: DEFAULT_GATE_SETTINGS,
  critic: DEFAULT_CRITIC_SETTINGS,
  sites: {},
};
