import { placeHost } from '../../../lib/chat/place.ts';
import { type ChatWatcher, FEEDBACK_TAG, type FinishedReply } from '../../../lib/chat/types.ts';
import { watchChat } from '../../../lib/chat/watch.ts';

/** A reply as the watcher told it, and whether its host stands where it belongs. */
interface SeenReply {
  readonly key: string;
  readonly query: string;
  readonly text: string;
  readonly isPlaced: boolean;
}

declare global {
  interface Window {
    detection: {
      readonly watcher: ChatWatcher;
      /** What has been announced and not taken back, in the order of the page. */
      replies(): SeenReply[];
      /** Keys of all announcements so far, repeated ones too. */
      readonly announcements: readonly string[];
    };
  }
}

const announcements: string[] = [];
const shown = new Map<string, { reply: FinishedReply; host: Element }>();

function isPlaced(reply: FinishedReply, host: Element): boolean {
  const { element } = reply;
  const inside = element.contains(host) || element.shadowRoot?.contains(host) === true;
  return host.isConnected && (inside || element.nextElementSibling === host);
}

const watcher = watchChat(
  document,
  {
    onReply(reply) {
      announcements.push(reply.key);
      const host = shown.get(reply.key)?.host ?? document.createElement(FEEDBACK_TAG);
      shown.set(reply.key, { reply, host });
      placeHost(reply, host);
    },
    onGone(key) {
      shown.get(key)?.host.remove();
      shown.delete(key);
    },
  },
  { signal: new AbortController().signal },
);

window.detection = {
  watcher,
  announcements,
  replies: () =>
    [...shown.values()]
      .sort(({ host: a }, { host: b }) =>
        a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
      )
      .map(({ reply, host }) => ({
        key: reply.key,
        query: reply.query,
        text: reply.text,
        isPlaced: isPlaced(reply, host),
      })),
};
