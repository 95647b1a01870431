import { browser } from 'wxt/browser';

/** False once the extension has been updated or removed and has left this page's script behind. */
export function isExtensionThere(): boolean {
  return browser.runtime?.id !== undefined;
}

const CLAIM = 'whetstoneObserver';

/**
 * True for the first observer in this page, false for every later one that the
 * same extension injects. The mark is out of the page's reach.
 */
export function claimPage(): boolean {
  if (Object.hasOwn(globalThis, CLAIM)) return false;
  Object.defineProperty(globalThis, CLAIM, { value: true });
  return true;
}

const STARTED = 'whetstone-observer-started';

/**
 * Tells observers of an extension that has gone that this one takes their
 * place, and calls `onReplaced` when it is this one's turn. An observer whose
 * extension is there takes no notice, so a page gains nothing by pretending.
 */
export function takePlace(document: Document, onReplaced: () => void): void {
  document.dispatchEvent(new CustomEvent(STARTED));
  document.addEventListener(STARTED, () => {
    if (!isExtensionThere()) onReplaced();
  });
}
