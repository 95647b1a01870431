import { contains } from './deep.ts';
import { detect, type Found, isAround, readTurns } from './detect/detect.ts';
import { CONFIDENT } from './detect/evidence.ts';
import type { FoundTurn } from './detect/roles.ts';
import type { Behaviour } from './detect/weigh.ts';

/** The whole page is read again at most so often, in milliseconds … */
const LEAST_INTERVAL_MS = 400;
/** … and at most for one part in so many of the time. */
const LEAST_REST = 20;

/** Finds the chat of a page, and keeps to it while it is there. */
export interface Search {
  /** Above the bar, or null. */
  chat(): Found | null;
  /** Of the likeliest reading, be it above the bar or not. */
  confidence(): number;
  turns(): readonly FoundTurn[];
  /** Those of the likeliest reading of the whole page, be it above the bar or not. */
  likely(): readonly FoundTurn[];
  /** The page has changed outside the turns. */
  change(record: MutationRecord): void;
  /** The whole page has to be read again. */
  doubt(): void;
  /** Reads what has to be read. True when the turns may be others now. */
  update(): boolean;
  /** Milliseconds until there is something to read; null while there is nothing. */
  due(): number | null;
}

export function createSearch(document: Document, behaviour: Behaviour, now: () => number): Search {
  let chat: Found | null = null;
  let confidence = 0;
  let turns: readonly FoundTurn[] = [];
  let likely: readonly FoundTurn[] = [];
  let mustDetect = true;
  let mustRead = false;
  let nextAt = 0;

  function adopt(found: Found | null): void {
    chat = found;
    turns = found?.turns ?? [];
    mustRead = false;
  }

  function search(): void {
    mustDetect = false;
    const start = now();
    const found = detect(document.body, behaviour);
    nextAt = now() + Math.max(LEAST_INTERVAL_MS, (now() - start) * LEAST_REST);
    confidence = found?.confidence ?? 0;
    likely = found?.turns ?? [];
    const isFound = found !== null && confidence >= CONFIDENT;
    if (isFound) adopt(found);
    // What was found before counts until it has gone: a new conversation is empty at first.
    else if (chat !== null && !chat.container.isConnected) adopt(null);
    else if (chat !== null) confidence = chat.confidence;
  }

  function read(): void {
    mustRead = false;
    if (chat === null) return;
    const read = readTurns(chat, behaviour.isEcho);
    turns = read ?? [];
    mustDetect ||= read === null || !chat.composer.field.isConnected;
  }

  return {
    chat: () => chat,
    confidence: () => confidence,
    turns: () => turns,
    likely: () => likely,
    change({ type, target }) {
      if (chat === null || !chat.container.isConnected) mustDetect = true;
      else if (type === 'attributes') return;
      else if (contains(chat.container, target)) mustRead = true;
      else if (isAround(target, chat)) mustDetect = true;
    },
    doubt() {
      mustDetect = true;
    },
    update() {
      const reads = mustRead || (mustDetect && now() >= nextAt);
      if (mustDetect && now() >= nextAt) search();
      if (mustRead) read();
      return reads;
    },
    due: () => (mustDetect ? Math.max(0, nextAt - now()) : null),
  };
}
