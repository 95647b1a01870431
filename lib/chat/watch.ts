import { createAnnouncer } from './announcer.ts';
import { watchBehaviour } from './behaviour.ts';
import { parentOf } from './deep.ts';
import type { FoundTurn } from './detect/roles.ts';
import { conversationIdOf } from './identity.ts';
import { isMounting, observePage } from './observe.ts';
import { holdsHost, removeCopies } from './place.ts';
import { createReplies } from './replies.ts';
import { createSearch } from './search.ts';
import { createSettling } from './settling.ts';
import { offersStop } from './streaming.ts';
import { createTexts } from './texts.ts';
import type { ChatWatcher, ChatWatcherEvents } from './types.ts';

/** Changes are gathered for so long before they are looked at, in milliseconds. */
const BATCH_MS = 100;
/** Whether a reply has settled is asked so often while one has not, in milliseconds. */
const SETTLE_MS = 200;

/**
 * Watches a page for a chat and tells of each reply that can be rated. Reads
 * the whole page only until a chat is found, and when it has gone; then a
 * change inside a turn costs only that turn.
 */
export function watchChat(
  document: Document,
  events: ChatWatcherEvents,
  options: { readonly signal: AbortSignal },
): ChatWatcher {
  const ending = new AbortController();
  const signal = AbortSignal.any([options.signal, ending.signal]);
  const texts = createTexts();
  const behaviour = watchBehaviour(document, texts, signal, Date.now);
  const search = createSearch(document, behaviour, Date.now);
  const replies = createReplies(texts);
  const settling = createSettling(Date.now);
  const announcer = createAnnouncer(events);
  /** The turns by their elements, as last read. */
  let known = new Map<Element, FoundTurn>();
  let mustTell = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const conversationId = () => conversationIdOf(document.location.href);

  /** The turn in which a node stands. */
  function turnAround(node: Node): FoundTurn | undefined {
    for (let at: Node | null = node; at !== null; at = parentOf(at)) {
      const turn = at instanceof Element ? known.get(at) : undefined;
      if (turn !== undefined) return turn;
    }
    return undefined;
  }

  function onChanges(records: readonly MutationRecord[]): void {
    if (search.chat() === null) {
      behaviour.noteChanges(records);
      texts.forgetAll();
    }
    for (const record of records) {
      record.addedNodes.forEach(removeCopies);
      if (isMounting(record)) continue;
      mustTell ||= [...record.removedNodes].some(holdsHost);
      const turn = turnAround(record.target);
      if (turn === undefined) search.change(record);
      else if (record.type !== 'attributes') grow(turn.element);
    }
    schedule(BATCH_MS);
  }

  function grow(turn: Element): void {
    // While it grows nothing is to be told: it was, at its first change.
    mustTell ||= settling.growthOf(turn) !== 'growing';
    texts.forget(turn);
    settling.change(turn);
  }

  function schedule(ms: number): void {
    timer ??= setTimeout(work, ms);
  }

  function work(): void {
    timer = undefined;
    if (search.update()) {
      page.widen();
      // What was seen just now may raise what was read just now above the bar.
      if (search.chat() === null && behaviour.noteAnswers(search.likely())) search.doubt();
      meet();
      mustTell = true;
    }
    if (settling.unsettled.size > 0) mustTell = settling.settle(isStopOffered) || mustTell;
    if (mustTell) tell();
    const due = search.due();
    if (due !== null) schedule(Math.max(BATCH_MS, due));
    else if (settling.unsettled.size > 0) schedule(SETTLE_MS);
  }

  /** Learns which turns are there now. */
  function meet(): void {
    const turns = search.turns();
    const isFirst = known.size === 0;
    for (const [index, { element }] of turns.entries()) {
      // It was read as a row, and may have grown since.
      if (!known.has(element)) texts.forget(element);
      settling.see(element, isFirst && index < turns.length - 1);
    }
    known = new Map(turns.map((turn) => [turn.element, turn]));
  }

  function isStopOffered(): boolean {
    const chat = search.chat();
    return chat !== null && offersStop(chat.composer.region, known);
  }

  function tell(): void {
    mustTell = false;
    announcer.tell(
      replies.finished(search.turns(), {
        conversationId: conversationId(),
        growthOf: settling.growthOf,
        finishedAt: settling.finishedAt,
      }),
    );
  }

  const page = observePage(document.documentElement, onChanges);
  function stop(): void {
    ending.abort();
    page.stop();
    clearTimeout(timer);
  }
  options.signal.addEventListener('abort', stop, { once: true });
  // A window may open, or a page go elsewhere, without a change that is seen.
  const onAct = () => {
    if (search.chat() !== null) return;
    search.doubt();
    schedule(BATCH_MS);
  };
  document.addEventListener('click', onAct, { capture: true, passive: true, signal });
  document.addEventListener('focusin', onAct, { capture: true, passive: true, signal });
  schedule(0);

  return {
    describe: () => ({
      found: search.chat() !== null,
      replies: search.turns().filter(({ role }) => role === 'assistant').length,
      confidence: search.confidence(),
    }),
    conversationId,
    stop,
  };
}
