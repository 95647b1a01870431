import type { Rating } from './rating.ts';
import type { Signal } from './signals.ts';

export interface Turn {
  readonly role: 'user' | 'assistant';
  readonly text: string;
}

/** Number of the version that the chat was running, or that nobody can know it. */
export type DeployedVersion = number | 'unknown';

/**
 * One full loop of action and perception, in four phases. Written once when a
 * reply is first rated; a later rating replaces the fourth phase.
 */
export interface PerceptionCycle {
  readonly id: string;
  readonly profileId: string;
  /** One visit to one conversation in one tab. */
  readonly sessionId: string;
  /** Origin of the page, such as `https://chat.example`. */
  readonly site: string;
  readonly conversationId: string | null;
  /** Names the reply within its site; see lib/chat. */
  readonly replyKey: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly ratedAt: number;
  /** Phase 1: the prompt that is being learned, and the one that was in use. */
  readonly predictiveModel: {
    readonly activeVersion: number;
    readonly deployed: DeployedVersion;
    readonly prompt: string;
  };
  /** Phase 2: what was asked and answered. */
  readonly systemAction: {
    readonly query: string;
    readonly reply: string;
    readonly replyWords: number;
    /** Up to four turns before the query, oldest first. */
    readonly earlier: readonly Turn[];
  };
  /** Phase 3: what the person did. Includes the raw telemetry: clicks and cursor. */
  readonly observation: { readonly signals: readonly Signal[] };
  /** Phase 4: what the person said. */
  readonly accSignal: Rating;
}
