import type { GateDecision, ProposalRecord } from '../../lib/loop/outcome.ts';
import type { ChatDescription } from '../../lib/messages/push.ts';
import type { PolicyVersion } from '../../lib/policy/version.ts';
import type { RewardHistory } from '../../lib/reward/history.ts';

/** What the popup shows of the profile, as the store holds it. */
export interface LearnedData {
  readonly active: PolicyVersion;
  readonly history: RewardHistory;
  readonly streak: number;
  /** Consecutive good cycles until the prompt counts as converged. */
  readonly streakTarget: number;
  readonly converged: boolean;
  /** What the last step decided; null before the first. */
  readonly last: { readonly gate: GateDecision; readonly proposal: ProposalRecord | null } | null;
  /** The version that was last put to use on this site; null when none was, or none is known. */
  readonly deployedNumber: number | null;
  readonly queue: QueueData;
}

export interface QueueData {
  /** Ratings that nothing has been learned from yet, the one at work included. */
  readonly waiting: number;
  readonly running: boolean;
  /** Kind of the failure for which the queue waits; null when it waits for none. */
  readonly failureKind: string | null;
}

/** The page the popup speaks of. */
export type PageData =
  /** Not asked yet. */
  | { readonly kind: 'unasked' }
  /** The browser does not tell the address. */
  | { readonly kind: 'hidden' }
  | { readonly kind: 'unsupported' }
  | {
      readonly kind: 'site';
      readonly origin: string;
      /** Wanted by the person and permitted by the browser. */
      readonly watched: boolean;
      readonly livePolicy: boolean;
      /** Null: the content script has not answered. */
      readonly chat: ChatDescription | null;
    };
