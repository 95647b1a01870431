import { z } from 'zod';
import { CHIPS } from '../perception/rating.ts';
import { originSchema, queueSettingsSchema, serverSettingsSchema } from '../settings/settings.ts';

/** Longest text of one field, in UTF-16 units. A longer one is refused, not cut. */
const LONGEST_TEXT = 200_000;
const LONGEST_COMMENT = 4_000;

const text = z.string().max(LONGEST_TEXT);
const shortText = z.string().max(500);
const key = z.string().min(1).max(200);
const milliseconds = z.number().min(0).max(1e12);
const ratio = z.number().min(0).max(1);

const signal = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('dwell'),
    dwellMs: milliseconds,
    replyWords: z.number().int().min(0),
  }),
  z.strictObject({
    kind: z.literal('select'),
    where: z.enum(['reply', 'source']),
    chars: z.number().int().min(0),
    text: z.string().max(2_000).exactOptional(),
    atMs: milliseconds,
  }),
  z.strictObject({
    kind: z.literal('click'),
    target: z.enum(['link', 'button', 'text', 'source']),
    label: shortText.exactOptional(),
    atMs: milliseconds,
  }),
  z.strictObject({ kind: z.literal('copy'), chars: z.number().int().min(0), atMs: milliseconds }),
  z.strictObject({ kind: z.literal('regenerate'), atMs: milliseconds }),
  z.strictObject({
    kind: z.literal('review'),
    action: z.enum(['read', 'marked']),
    dwellMs: milliseconds,
    title: shortText.exactOptional(),
    atMs: milliseconds,
  }),
  z.strictObject({ kind: z.literal('cursor'), xRatio: ratio, yRatio: ratio, atMs: milliseconds }),
]);

const rating = z.strictObject({
  verdict: z.enum(['correct', 'incorrect']),
  chips: z.array(z.enum(CHIPS)).max(CHIPS.length).readonly(),
  comment: z.string().max(LONGEST_COMMENT),
  revisedAnswer: text,
});

/** What has become of a rating, as the bar says it. */
const progress = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('saved') }),
  z.strictObject({ state: z.literal('learning') }),
  z.strictObject({ state: z.literal('waiting'), failureKind: z.string() }),
  z.strictObject({ state: z.literal('used'), version: z.number() }),
  z.strictObject({ state: z.literal('kept'), reason: z.string() }),
]);

/**
 * Every message to the background: who may send it, what it says, what comes
 * back. Tab, frame and origin are taken from the sender, never from a body.
 */
export const CONTRACT = {
  /** May this page be observed? */
  'site/status': {
    sender: 'content',
    body: z.strictObject({}),
    reply: z.strictObject({ watched: z.boolean(), livePolicy: z.boolean() }),
  },
  /** A person rated a reply. Acknowledged once it is stored. */
  'rating/submit': {
    sender: 'content',
    body: z.strictObject({
      eventId: z.uuid(),
      sessionId: key,
      conversationId: key.nullable(),
      replyKey: key,
      query: text,
      reply: text,
      replyWords: z.number().int().min(0),
      earlier: z.array(z.strictObject({ role: z.enum(['user', 'assistant']), text })).max(4),
      /** Milliseconds since the epoch at which the reply was complete. */
      finishedAt: z.number().min(0).max(1e14),
      /** The version that the page had taken live when the reply was written. */
      liveVersion: z.number().int().positive().nullable(),
      signals: z.array(signal).max(2_000),
      rating,
    }),
    reply: z.strictObject({ cycleId: z.string() }),
  },
  /** How were these replies rated before, and what came of it? */
  'rating/lookup': {
    sender: 'content',
    body: z.strictObject({ replyKeys: z.array(key).max(500) }),
    reply: z.strictObject({
      found: z.array(z.strictObject({ replyKey: key, rating, progress })),
    }),
  },
  /** The prompt, for a page that the person allowed to read it. Counts as a deployment. */
  'policy/live': {
    sender: 'content',
    body: z.strictObject({ conversationId: key.nullable() }),
    reply: z.strictObject({ version: z.number().int(), prompt: z.string() }),
  },
  'site/watch': {
    sender: 'page',
    body: z.strictObject({ origin: originSchema, on: z.boolean() }),
    reply: z.object({}),
  },
  'site/live-policy': {
    sender: 'page',
    body: z.strictObject({ origin: originSchema, on: z.boolean() }),
    reply: z.object({}),
  },
  /** The person copied a version, or said that a chat runs it. */
  'deployment/record': {
    sender: 'page',
    body: z.strictObject({
      versionId: key,
      origin: originSchema.nullable(),
      because: z.enum(['copied', 'said']),
    }),
    reply: z.object({}),
  },
  /** A new version in the person's own words. */
  'version/write': {
    sender: 'page',
    body: z.strictObject({ prompt: z.string().trim().min(1).max(50_000) }),
    reply: z.strictObject({ versionId: z.string() }),
  },
  'settings/update': {
    sender: 'page',
    body: z.strictObject({
      server: serverSettingsSchema.partial().optional(),
      queue: queueSettingsSchema.partial().optional(),
    }),
    reply: z.object({}),
  },
  /** Is the model server there, and will it answer us? */
  'server/check': {
    sender: 'page',
    body: z.strictObject({}),
    reply: z.strictObject({
      model: z.string().nullable(),
      models: z.array(z.string()),
      version: z.string().nullable(),
      failureKind: z.string().nullable(),
    }),
  },
  /** Try what waits, now. */
  'queue/wake': { sender: 'page', body: z.strictObject({}), reply: z.strictObject({}) },
} as const;

export type MessageName = keyof typeof CONTRACT;
export type Body<N extends MessageName> = z.infer<(typeof CONTRACT)[N]['body']>;
export type Reply<N extends MessageName> = z.infer<(typeof CONTRACT)[N]['reply']>;
export type Progress = z.infer<typeof progress>;
