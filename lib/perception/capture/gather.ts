import type { FinishedReply } from '../../chat/types.ts';
import { wordsOf } from '../../core/text.ts';
import type { Signal } from '../signals.ts';
import { createAttention } from './attention.ts';
import { listenToPerson } from './person.ts';
import { advancePresence, noteActivity, noteVisibility, startPresence } from './presence.ts';
import type { Source } from './sources.ts';
import { createTrace, type Trace } from './trace.ts';
import { watchView } from './view.ts';
import { createVisits } from './visit.ts';

interface Watched {
  readonly trace: Trace;
  readonly finishedAt: number;
  readonly text: string;
  element: Element;
}

export interface Gathering {
  /** A reply has finished, or has got another element. */
  add(reply: FinishedReply): void;
  /** The reply's element has left the page. What was gathered is kept. */
  lose(key: string): void;
  /** What the person did around a reply so far. */
  signalsOf(key: string): Signal[];
}

/** Milliseconds since the reply was complete. */
function since(reply: Watched): number {
  return Math.max(0, Math.round(Date.now() - reply.finishedAt));
}

/**
 * Gathers what the person does around each reply, until `signal` is aborted.
 * What happens in a reply is filed under that reply; what happens in a source
 * is filed under the reply looked at; see `Attention`.
 */
export function gatherSignals(document: Document, signal: AbortSignal): Gathering {
  const replies = new Map<string, Watched>();
  const keys = new WeakMap<Element, string>();
  const visits = createVisits();
  const attention = createAttention(isAfter);
  let presence = startPresence(performance.now(), document.visibilityState === 'visible');
  let dwelling: Trace | null = null;

  function isAfter(a: string, b: string): boolean {
    const [first, second] = [replies.get(b)?.element, replies.get(a)?.element];
    if (first === undefined || second === undefined) return false;
    return (first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  }

  function presentMs(): number {
    presence = advancePresence(presence, performance.now());
    return presence.presentMs;
  }

  /** Lets the stopwatch of the reply looked at run, and no other. */
  function settle(): void {
    const now = attention.current();
    const next = now?.inView ? (replies.get(now.key)?.trace ?? null) : null;
    if (next === dwelling) return;
    dwelling?.stopDwell(presentMs());
    next?.startDwell(presentMs());
    dwelling = next;
  }

  const view = watchView(signal, (element, inView) => {
    const key = keys.get(element);
    if (key === undefined || replies.get(key)?.element !== element) return;
    attention.view(key, inView);
    settle();
  });

  function file(
    key: string | null,
    put: (trace: Trace, atMs: number, reply: Watched) => void,
  ): void {
    const reply = key === null ? undefined : replies.get(key);
    if (reply !== undefined) put(reply.trace, since(reply), reply);
  }

  const lookedAt = () => attention.current()?.key ?? null;

  listenToPerson(document, keys, signal, {
    active() {
      presence = noteActivity(presence, performance.now());
    },
    visible(isVisible) {
      presence = noteVisibility(presence, performance.now(), isVisible);
    },
    pointAt(key, x, y) {
      attention.point(key);
      settle();
      file(key, (trace, atMs, reply) => {
        if (trace.isCursorDue(atMs)) {
          trace.cursor(reply.element.getBoundingClientRect(), x, y, atMs);
        }
      });
    },
    moveTo(source: Source | null) {
      const ended = visits.move(source, lookedAt(), presentMs());
      if (ended !== null) file(ended.replyKey, (trace, atMs) => trace.stay({ ...ended, atMs }));
    },
    select(key, text) {
      file(key ?? lookedAt(), (trace, atMs) =>
        trace.select(key === null ? 'source' : 'reply', text, atMs),
      );
    },
    click(key, click) {
      file(key ?? lookedAt(), (trace, atMs) => trace.click({ ...click, atMs }));
    },
    copy(key, chars) {
      file(key ?? lookedAt(), (trace, atMs) => trace.copy({ kind: 'copy', chars, atMs }));
    },
    mark(title) {
      file(lookedAt(), (trace, atMs) => trace.mark(title, atMs));
    },
  });

  return {
    add(reply) {
      const { key, element } = reply;
      const before = replies.get(key);
      if (before === undefined) {
        const { finishedAt, text } = reply;
        replies.set(key, { trace: createTrace(), finishedAt, text, element });
        attention.finish(key);
      } else if (before.element !== element) {
        view.unobserve(before.element);
        before.element = element;
      }
      keys.set(element, key);
      view.observe(element);
      settle();
    },
    lose(key) {
      const reply = replies.get(key);
      if (reply === undefined) return;
      view.unobserve(reply.element);
      attention.view(key, false);
      settle();
    },
    signalsOf(key) {
      const reply = replies.get(key);
      if (reply === undefined) return [];
      const now = presentMs();
      const visit = visits.current(now);
      const stay = visit?.replyKey === key ? { ...visit, atMs: since(reply) } : null;
      return reply.trace.signals(now, wordsOf(reply.text).length, stay);
    },
  };
}
