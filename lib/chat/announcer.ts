import { isHostLost } from './place.ts';
import type { ChatWatcherEvents, FinishedReply } from './types.ts';

/** A page that takes our host away this often from one element wants it gone. */
const MOST_RETURNS = 30;

/** Tells of replies what has changed since it was last told. */
export interface Announcer {
  /** These replies can be rated now, and no others. */
  tell(replies: readonly FinishedReply[]): void;
}

export function createAnnouncer(events: ChatWatcherEvents): Announcer {
  const announced = new Map<string, FinishedReply>();
  const returns = new WeakMap<Element, number>();

  function isLost(element: Element): boolean {
    if (!isHostLost(element)) return false;
    const count = (returns.get(element) ?? 0) + 1;
    returns.set(element, count);
    return count <= MOST_RETURNS;
  }

  function mustTell(reply: FinishedReply): boolean {
    const before = announced.get(reply.key);
    if (before === undefined || before.element !== reply.element) return true;
    return before.text !== reply.text || isLost(reply.element);
  }

  return {
    tell(replies) {
      const keys = new Set(replies.map(({ key }) => key));
      for (const key of [...announced.keys()]) {
        if (keys.has(key)) continue;
        announced.delete(key);
        events.onGone(key);
      }
      for (const reply of replies) {
        if (!mustTell(reply)) continue;
        announced.set(reply.key, reply);
        events.onReply(reply);
      }
    },
  };
}
