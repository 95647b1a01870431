import type { Progress } from './contract.ts';

/**
 * Messages to a content script. `chat/describe` comes from the popup; the
 * others are pushed by the background.
 */
export type Push =
  | { readonly push: 'rating/progress'; readonly replyKey: string; readonly progress: Progress }
  | { readonly push: 'policy/changed' }
  | { readonly push: 'site/changed' }
  | { readonly push: 'chat/describe' };

/** What the content script knows of its page; its reply to `chat/describe`. */
export interface ChatDescription {
  /** A chat was found with enough confidence to mount bars. */
  readonly found: boolean;
  readonly replies: number;
  /** 0 to 1. */
  readonly confidence: number;
  /** The page asks for the live policy. */
  readonly optsIn: boolean;
  /** Version that this page has taken live; null when it has taken none. */
  readonly liveVersion: number | null;
}
