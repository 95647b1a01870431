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
   * A reply has finished: the version that its question was sent under. Null
   * where no question was seen to be sent, as for replies of an earlier visit.
   */
  versionOfFinished(): number | null;
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
  let sentUnder: number | null = null;
  const sent = watchSentMessages(view, signal, () => {
    sentUnder = version;
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
    versionOfFinished() {
      sent.check();
      const under = sentUnder;
      sentUnder = null;
      return under;
    },
  };
}
