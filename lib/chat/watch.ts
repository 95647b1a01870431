import { contains, parentOf } from './deep.ts';
import { findComposers } from './detect/composer.ts';
import { detect } from './detect/detect.ts';
import { CONFIDENT, type Found } from './detect/evidence.ts';
import type { FoundTurn } from './detect/turns.ts';
import { conversationIdOf } from './identity.ts';
import { observePage } from './observe.ts';
import { hasHost } from './place.ts';
import { createTextCache, repliesOf } from './replies.ts';
import { createSettling } from './settling.ts';
import { offersStop } from './streaming.ts';
import type { ChatWatcher, ChatWatcherEvents, FinishedReply } from './types.ts';

/** Changes are gathered for so long before they are looked at, in milliseconds. */
const BATCH_MS = 120;
/** A page on which nothing was found is read again at most so often. */
const RETRY_MS = 1_000;
/** Whether a reply has settled is asked so often while one has not. */
const SETTLE_MS = 200;

/**
 * Watches a page for a chat and tells of each reply that can be rated. Reads
 * the whole page only until a chat is found, and again when it has gone; then
 * a change inside a turn costs only that turn.
 */
export function watchChat(
  document: Document,
  events: ChatWatcherEvents,
  { signal }: { readonly signal: AbortSignal },
): ChatWatcher {
  const texts = createTextCache();
  const settling = createSettling(Date.now);
  const announced = new Map<string, Element>();
  const dynamics = { grew: false, answered: false };
  let found: Found | null = null;
  let turns = new Map<Element, FoundTurn>();
  let mustRead = true;
  let lastRead = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const isConfident = () => found !== null && found.confidence >= CONFIDENT;

  /** The turn in which a node stands; undefined when the change is outside every turn. */
  function turnAround(node: Node): FoundTurn | undefined {
    let at = node instanceof Element ? node : (node.parentElement ?? hostOf(node));
    for (; at !== null && at !== found?.container; at = parentOf(at)) {
      const turn = turns.get(at);
      if (turn !== undefined) return turn;
    }
    return undefined;
  }

  function onChange(targets: ReadonlySet<Node>): void {
    for (const target of targets) {
      const turn = turnAround(target);
      if (turn === undefined) mustRead ||= found === null || concerns(target, found);
      else {
        texts.forget(turn.element);
        settling.change(turn.element);
        if (turn.role === 'assistant' && settling.grew(turn.element)) noteGrowth();
      }
    }
    schedule(BATCH_MS);
  }

  /** A chat below the bar may be above it once a reply has been seen to grow. */
  function noteGrowth(): void {
    mustRead ||= !dynamics.grew;
    dynamics.grew = true;
  }

  function schedule(ms: number): void {
    timer ??= setTimeout(work, ms);
  }

  function work(): void {
    timer = undefined;
    if (mustRead && !isConfident() && Date.now() - lastRead < RETRY_MS) {
      schedule(RETRY_MS);
      return;
    }
    if (mustRead) read();
    if (isConfident()) announce();
  }

  function read(): void {
    mustRead = false;
    lastRead = Date.now();
    page.widen();
    found = detect(document.body, dynamics);
    const old = turns.size === 0;
    const before = turns;
    turns = new Map(found?.turns.map((turn) => [turn.element, turn]));
    const all = found?.turns ?? [];
    for (const [index, turn] of all.entries()) {
      settling.see(turn.element, old && index < all.length - 1);
      const isNew = !old && !before.has(turn.element);
      if (isNew && turn.role === 'assistant' && all[index - 1]?.role === 'user') {
        mustRead ||= !dynamics.answered;
        dynamics.answered = true;
      }
    }
    if (!isConfident()) goneExcept(new Set());
    if (mustRead) schedule(RETRY_MS);
  }

  function announce(): void {
    const all = found?.turns ?? [];
    const last = all.at(-1)?.element;
    const stopOffered = last !== undefined && isStopOffered();
    let growing = false;
    const replies = repliesOf(all.map(texts.read), {
      conversationId: conversationIdOf(document.location.href),
      isReady({ element }) {
        const settled = settling.isSettled(element, element === last && stopOffered);
        growing ||= !settled;
        return settled;
      },
      finishedAt: ({ element }) => settling.finishedAt(element),
    });
    goneExcept(new Set(replies.map(({ key }) => key)));
    for (const reply of replies) tell(reply);
    if (growing) schedule(SETTLE_MS);
  }

  function tell(reply: FinishedReply): void {
    if (announced.get(reply.key) === reply.element && hasHost(reply.element)) return;
    announced.set(reply.key, reply.element);
    events.onReply(reply);
  }

  function goneExcept(keys: ReadonlySet<string>): void {
    for (const key of announced.keys()) {
      if (keys.has(key)) continue;
      announced.delete(key);
      events.onGone(key);
    }
  }

  function isStopOffered(): boolean {
    const composer = findComposers(document.body)[0];
    const around = composer && parentOf(parentOf(composer) ?? composer);
    return around !== null && around !== undefined && offersStop(around);
  }

  const page = observePage(document.documentElement, onChange);
  const stop = () => {
    page.stop();
    clearTimeout(timer);
  };
  signal.addEventListener('abort', stop, { once: true });
  schedule(0);

  return {
    describe: () => ({
      found: isConfident(),
      replies: isConfident()
        ? [...turns.values()].filter(({ role }) => role === 'assistant').length
        : 0,
      confidence: found?.confidence ?? 0,
    }),
    conversationId: () => conversationIdOf(document.location.href),
    stop,
  };
}

function hostOf(node: Node): Element | null {
  return node instanceof ShadowRoot ? node.host : null;
}

/** True for a change at or above the transcript: its rows, or the transcript itself, may be others now. */
function concerns(target: Node, { container }: Found): boolean {
  if (!container.isConnected) return true;
  const element = target instanceof Element ? target : hostOf(target);
  return element !== null && (contains(container, element) || contains(element, container));
}
