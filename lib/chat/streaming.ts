import { childrenOf, contains, descendantsOf, parentOf } from './deep.ts';
import { wordsOfName } from './detect/words.ts';

const BUSY_WORDS = new Set(['streaming', 'typing', 'generating', 'loading']);
const BUSY_STATES = new Set(['running', 'streaming', 'in_progress', 'in-progress', 'generating']);
const STOP =
  /^(?:stop|detener|parar|arrêter|interrompre|stopp|anhalten|interrompi|останов|停止|中止|중지)/iu;

/** How far above a turn its own sign of streaming may stand. */
const LEVELS_UP = 2;

function saysBusy(element: Element): boolean {
  for (const { name, value } of element.attributes) {
    if (name === 'aria-busy') {
      if (value === 'true') return true;
    } else if (name.startsWith('data-')) {
      if (BUSY_STATES.has(value)) return true;
      if (name.includes('streaming') && (value === 'true' || value === '')) return true;
    }
  }
  return [...element.classList].some((name) =>
    wordsOfName(name).some((word) => BUSY_WORDS.has(word)),
  );
}

/** True while the page itself says that this turn is still being written. */
export function isStreaming(turn: Element): boolean {
  let above = parentOf(turn);
  for (let level = 0; level < LEVELS_UP && above !== null; level++, above = parentOf(above)) {
    if (above.getAttribute('aria-busy') === 'true') return true;
  }
  if (saysBusy(turn)) return true;
  for (const element of descendantsOf(turn)) if (saysBusy(element)) return true;
  return false;
}

/** True while a button beside the transcript offers to stop the reply. */
export function offersStop(region: Element, container: Element): boolean {
  for (const part of childrenOf(region)) {
    if (contains(part, container)) continue;
    for (const element of [part, ...descendantsOf(part)]) {
      if (element.localName !== 'button' && element.getAttribute('role') !== 'button') continue;
      const label = element.getAttribute('aria-label') ?? element.getAttribute('title');
      const text = (label ?? element.textContent ?? '').trim();
      if (STOP.test(text) && element.checkVisibility()) return true;
    }
  }
  return false;
}
