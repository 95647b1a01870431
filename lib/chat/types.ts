import type { Turn } from '../perception/cycle.ts';

/** A reply that has stopped growing and can be rated. */
export interface FinishedReply {
  /**
   * Names the reply within its site: stays the same through re-rendering,
   * reload and single-page navigation.
   */
  readonly key: string;
  /** The turn's element as it stands in the page now. */
  readonly element: Element;
  /** The person's last message before the reply; empty when there is none. */
  readonly query: string;
  readonly text: string;
  /** Up to four turns before the query, oldest first. */
  readonly earlier: readonly Turn[];
  /** Milliseconds since the epoch. */
  readonly finishedAt: number;
}

export interface ChatWatcherEvents {
  /**
   * A reply can be rated. Called again with the same key when the page has
   * put another element in the place of the first, or has dropped the host
   * that was mounted for it.
   */
  onReply(reply: FinishedReply): void;
  /** The reply's element has left the page for good, or for now. */
  onGone(key: string): void;
}

export interface ChatWatcher {
  /** What is known of the page at this moment. `confidence` is 0 to 1. */
  describe(): { readonly found: boolean; readonly replies: number; readonly confidence: number };
  /** From the address of the page; null when it holds none. */
  conversationId(): string | null;
  stop(): void;
}

/** Tag of the element that carries the feedback bar. The watcher never reads inside it. */
export const FEEDBACK_TAG = 'whetstone-feedback';
