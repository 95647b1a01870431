import { collapseSpace } from '../../lib/core/text.ts';
import type { Reply } from '../../lib/messages/contract.ts';
import { watchSentMessages } from './sent-message.ts';

const META = 'meta[name="whetstone-policy"]';
const EVENT = 'whetstone-policy';

/** The page asks to be given the prompt. */
export function optsIn(document: Document): boolean {
  return document.querySelector(META) !== null;
}

export interface LivePolicy {
  /** Version that the page runs; null when it has been given none. */
  version(): number | null;
  /** Gives the page the prompt as it is. */
  apply(policy: Reply<'policy/live'>): void;
  /** Takes back what the page was given: it goes on with a prompt of its own. */
  withdraw(): void;
  /**
   * The version under which a question was sent in this visit; null where none
   * was live, or nobody was seen to send it, as for replies of an earlier visit.
   */
  versionFor(query: string): number | null;
}

/**
 * The live policy of a page that opts in: its meta element's `content` is JSON
 * with `version` and `prompt`, or empty, and a `whetstone-policy` event on the
 * document tells that it has changed.
 */
export function createLivePolicy(
  document: Document,
  view: Window,
  signal: AbortSignal,
): LivePolicy {
  let version: number | null = null;
  const sentUnder = new Map<string, number | null>();
  const sent = watchSentMessages(view, signal, (text) => {
    sentUnder.set(collapseSpace(text), version);
  });

  function put(next: number | null, content: string): void {
    // A question that is on its way already belongs to the version before.
    sent.check();
    version = next;
    document.querySelector(META)?.setAttribute('content', content);
    document.dispatchEvent(new CustomEvent(EVENT));
  }

  return {
    version: () => version,
    apply: (policy) => put(policy.version, JSON.stringify(policy)),
    withdraw() {
      if (version !== null) put(null, '');
    },
    versionFor(query) {
      sent.check();
      return sentUnder.get(collapseSpace(query)) ?? null;
    },
  };
}
