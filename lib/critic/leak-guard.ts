import type { PerceptionCycle } from '../perception/cycle.ts';
import { isSameSite, type Token, tokensIn } from './leak-tokens.ts';
import { leakedRuns, runKeys, type Span } from './leak-words.ts';

const REDACTED = '[...]';

/** Finds and removes what of a conversation stands in a text. */
export interface LeakGuard {
  /**
   * True where a text holds five or more consecutive words, a number of four
   * or more digits, a mail address or a web address of the conversation,
   * however they are written.
   */
  leaks(text: string): boolean;
  /** The text with a mark in place of every leak. */
  redact(text: string): string;
}

/**
 * The guard of one conversation. `allowed` may pass although it stands in the
 * conversation too: the person's own words, and the current prompt.
 */
export function leakGuard(conversation: readonly string[], allowed: readonly string[]): LeakGuard {
  const isLeakedRun = runTest(conversation.map(plainText), allowed.map(plainText));
  const isLeakedToken = tokenTest(conversation.map(plainText), allowed.map(plainText));

  function findLeaks(text: string): readonly Span[] {
    const tokens = tokensIn(text).filter(isLeakedToken);
    return merged([...leakedRuns(text, isLeakedRun), ...tokens]);
  }

  return {
    leaks: (text) => findLeaks(plainText(text)).length > 0,
    redact(text) {
      let left = plainText(text);
      // Without what stood between them, words can meet that make a new leak.
      for (let found = findLeaks(left); found.length > 0; found = findLeaks(left)) {
        left = withoutSpans(left, found);
      }
      return left;
    },
  };
}

/** Every text of a cycle that comes from the page: all that no blind stage may learn. */
export function conversationTexts(cycle: PerceptionCycle): readonly string[] {
  const { query, reply, earlier } = cycle.systemAction;
  const fromSignals = cycle.observation.signals.map((signal) => {
    if (signal.kind === 'select') return signal.text ?? '';
    if (signal.kind === 'click') return signal.label ?? '';
    return signal.kind === 'review' ? (signal.title ?? '') : '';
  });
  return [query, reply, ...earlier.map(({ text }) => text), ...fromSignals, cycle.site].filter(
    (text) => text !== '',
  );
}

/** The same characters in one spelling each, without invisible ones that could split a word. */
function plainText(text: string): string {
  return text.normalize('NFKC').replace(/\p{Cf}/gu, '');
}

function runTest(
  conversation: readonly string[],
  allowed: readonly string[],
): (key: string) => boolean {
  const known = new Set(conversation.flatMap((text) => [...runKeys(text)]));
  const free = new Set(allowed.flatMap((text) => [...runKeys(text)]));
  return (key) => known.has(key) && !free.has(key);
}

function tokenTest(
  conversation: readonly string[],
  allowed: readonly string[],
): (token: Token) => boolean {
  const known = conversation.flatMap(tokensIn);
  const free = allowed.flatMap(tokensIn);
  return (token) =>
    known.some((other) => isSame(token, other)) && !free.some((other) => isPart(token, other));
}

/** Does a token give another away? A number does as a part of it or around it, an address by its site. */
function isSame(token: Token, known: Token): boolean {
  if (token.kind !== known.kind) return false;
  if (token.kind === 'address') return isSameSite(token.key, known.key);
  return known.key.includes(token.key) || token.key.includes(known.key);
}

/** Does an allowed token say all that this one says? */
function isPart(token: Token, allowed: Token): boolean {
  return token.kind === allowed.kind && allowed.key.includes(token.key);
}

function merged(spans: readonly Span[]): readonly Span[] {
  const result: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last === undefined || span.from > last.to) result.push(span);
    else result[result.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
  }
  return result;
}

function withoutSpans(text: string, spans: readonly Span[]): string {
  let at = 0;
  let kept = '';
  for (const { from, to } of spans) {
    kept += `${text.slice(at, from)}${REDACTED}`;
    at = to;
  }
  return kept + text.slice(at);
}
