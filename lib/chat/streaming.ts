import { descendantsOf, parentOf } from './deep.ts';
import { wordsOfName } from './detect/words.ts';

const BUSY_WORDS = new Set(['streaming', 'typing', 'generating', 'pending', 'loading', 'thinking']);
const STOP = /^(?:stop|cancel|detener|parar)\b/iu;

/** How far above a turn its own sign of streaming may stand. */
const LEVELS_UP = 2;

function saysBusy(element: Element): boolean {
  if (element.getAttribute('aria-busy') === 'true') return true;
  for (const { name, value } of element.attributes) {
    if (!name.startsWith('data-')) continue;
    const words = wordsOfName(`${name} ${value}`);
    if (words.includes('streaming') && value === 'true') return true;
    if (name.endsWith('status') && value === 'running') return true;
  }
  return [...element.classList].some((name) =>
    wordsOfName(name).some((word) => BUSY_WORDS.has(word)),
  );
}

/** True while the page itself says that this turn is still being written. */
export function isStreaming(turn: Element): boolean {
  let at: Element | null = turn;
  for (let level = 0; level <= LEVELS_UP && at !== null; level++, at = parentOf(at)) {
    if (at.getAttribute('aria-busy') === 'true') return true;
  }
  if (saysBusy(turn)) return true;
  for (const element of descendantsOf(turn)) if (saysBusy(element)) return true;
  return false;
}

/** True while a button near the composer offers to stop the reply. */
export function offersStop(around: Element): boolean {
  for (const element of descendantsOf(around)) {
    if (element.localName !== 'button' && element.getAttribute('role') !== 'button') continue;
    const label = element.getAttribute('aria-label') ?? element.getAttribute('title');
    if (STOP.test(label ?? element.textContent?.trim() ?? '') && element.checkVisibility()) {
      return true;
    }
  }
  return false;
}
