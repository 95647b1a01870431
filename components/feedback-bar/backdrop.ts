import { brightnessOf } from './luminance.ts';

/** What a bar stands on. */
export interface Backdrop {
  readonly scheme: 'light' | 'dark';
  /** `page` where our colours are legible on the page's own; `own` where they need their own ground. */
  readonly surface: 'page' | 'own';
}

/** Between these luminances neither set of colours has enough contrast. */
const DARK_BELOW = 0.03;
const LIGHT_ABOVE = 0.8;
/** Where black text and white text are equally legible. */
const MIDDLE = 0.18;

/** An element's parent, out through open shadow roots. */
function parentOf(element: Element): Element | null {
  const root = element.getRootNode();
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}

/** The ground of a page that paints none itself. */
function canvas(document: Document): Backdrop {
  const { colorScheme } = getComputedStyle(document.documentElement);
  const isDark =
    colorScheme.includes('dark') &&
    (!colorScheme.includes('light') || matchMedia('(prefers-color-scheme: dark)').matches);
  return { scheme: isDark ? 'dark' : 'light', surface: 'page' };
}

/**
 * The backdrop of an element: the first background behind it that hides what is
 * behind. `known` keeps what was found, so that many neighbours cost one look.
 */
export function backdropOf(element: Element, known = new Map<Element, Backdrop>()): Backdrop {
  const found = known.get(element);
  if (found !== undefined) return found;
  const ground = brightnessOf(getComputedStyle(element).backgroundColor);
  const parent = parentOf(element);
  let backdrop: Backdrop;
  if (ground !== null && ground.alpha > 0.5) {
    const { luminance } = ground;
    backdrop = {
      scheme: luminance > MIDDLE ? 'light' : 'dark',
      surface: luminance < DARK_BELOW || luminance > LIGHT_ABOVE ? 'page' : 'own',
    };
  } else {
    backdrop = parent === null ? canvas(element.ownerDocument) : backdropOf(parent, known);
  }
  known.set(element, backdrop);
  return backdrop;
}

/** Long enough for a page to fade from one theme to the other. */
const SETTLE_MS = 300;

/** Calls back after the page or the person may have changed between light and dark. */
export function onBackdropChange(
  document: Document,
  signal: AbortSignal,
  onChange: () => void,
): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  function changed(): void {
    clearTimeout(timer);
    timer = setTimeout(onChange, SETTLE_MS);
  }
  const observer = new MutationObserver(changed);
  // Pages keep their theme in a class, a style or an attribute of one of these two.
  for (const element of [document.documentElement, document.body]) {
    observer.observe(element, { attributes: true });
  }
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', changed, { signal });
  signal.addEventListener(
    'abort',
    () => {
      observer.disconnect();
      clearTimeout(timer);
    },
    { once: true },
  );
}
