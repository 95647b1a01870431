import { childrenOf, parentOf } from './deep.ts';
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
  return isBusy(turn);
}

function isBusy(element: Element): boolean {
  return saysBusy(element) || childrenOf(element).some(isBusy);
}

/** True while a button around the rows, and not in one of them, offers to stop the reply. */
export function offersStop(region: Element, rows: ReadonlyMap<Element, unknown>): boolean {
  if (rows.has(region)) return false;
  if (region.localName === 'button' || region.getAttribute('role') === 'button') {
    const label = region.getAttribute('aria-label') ?? region.getAttribute('title');
    return STOP.test((label ?? region.textContent ?? '').trim()) && region.checkVisibility();
  }
  return childrenOf(region).some((part) => offersStop(part, rows));
}
