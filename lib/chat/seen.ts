import { HIDDEN_NAME } from './detect/words.ts';

/** Smaller than this, in CSS pixels, nothing can be read. */
const LEAST_SIZE = 2;
/** Further outside than this, in CSS pixels, something was put away on purpose. */
const FAR_OUTSIDE = -1_000;

/** What the style sheets make of a class, looked up once. */
const clipped = new Map<string, boolean>();
/** Class lists are few on a page, but a page may make up new ones. */
const MOST_CLASSES = 2_000;

function isClipped(element: Element): boolean {
  const { position, display, visibility, clipPath, left, width, height } =
    getComputedStyle(element);
  if (display === 'none' || visibility === 'hidden') return true;
  if (position !== 'absolute' && position !== 'fixed') return false;
  const size = Math.min(Number.parseFloat(width), Number.parseFloat(height));
  return size < LEAST_SIZE || clipPath === 'inset(50%)' || Number.parseFloat(left) < FAR_OUTSIDE;
}

/**
 * True for what stands in the page and is not shown: hidden elements, copies
 * for the ear or for measuring. Style sheets are asked once for each class.
 */
export function isUnseen(element: Element): boolean {
  if (element.hasAttribute('hidden') || element.getAttribute('aria-hidden') === 'true') return true;
  const style = element.getAttribute('style');
  if (style !== null && style !== '') return isClipped(element);
  const name = element.getAttribute('class');
  if (name === null || name === '') return false;
  if (HIDDEN_NAME.test(name)) return true;
  const key = `${element.localName} ${name}`;
  const known = clipped.get(key);
  if (known !== undefined) return known;
  const answer = isClipped(element);
  if (clipped.size > MOST_CLASSES) clipped.clear();
  if (element.isConnected) clipped.set(key, answer);
  return answer;
}
