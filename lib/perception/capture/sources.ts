import { collapseSpace } from '../../core/text.ts';

const LONGEST_TITLE = 200;
const HEADING = 'h1, h2, h3, h4, h5, h6, [role="heading"]';
const ASIDE = 'aside, [role="complementary"]';
const SECTION = 'section, article, details, li, [role="region"], [role="group"], [role="article"]';
const NAVIGATION = 'nav, [role="navigation"]';
const NAMED =
  /\b(?:sources?|references?|citations?|documents?|fuentes?|referencias?|citas?|documentos?)\b/i;

/** A part of the page that a reply may rest on: a section with a heading, outside the transcript. */
export interface Source {
  readonly element: Element;
  readonly title: string;
}

function textOf(element: Element | null | undefined): string {
  return collapseSpace(element?.textContent ?? '');
}

/** The name that assistive technology would give to a section, as far as it is written down. */
function nameOf(element: Element): string {
  const label = element.getAttribute('aria-label');
  if (label !== null) return label;
  const ids = element.getAttribute('aria-labelledby');
  if (ids === null) return textOf([...element.children].find((child) => child.matches(HEADING)));
  const root = element.ownerDocument;
  return ids
    .split(/\s+/)
    .map((id) => textOf(root.getElementById(id)))
    .join(' ');
}

function holdsSources(element: Element): boolean {
  return element.matches(ASIDE) || (element.matches(SECTION) && NAMED.test(nameOf(element)));
}

/**
 * The source that something happened in: the innermost section with a heading,
 * inside an aside or inside a section that is called sources, references or
 * citations. `path` goes from the innermost element outwards and must not lead
 * through a reply.
 */
export function sourceAt(path: readonly Element[]): Source | null {
  const end = path.findIndex((element) => element.matches(NAVIGATION) || holdsSources(element));
  const container = path[end];
  if (container === undefined || container.matches(NAVIGATION)) return null;
  for (const element of path.slice(0, end + 1)) {
    if (element !== container && !element.matches(SECTION)) continue;
    const heading = element.querySelector(HEADING);
    if (heading !== null) {
      const title = textOf(heading).slice(0, LONGEST_TITLE);
      return { element, title };
    }
  }
  return null;
}

/**
 * Calls back when the toggle button that was just clicked turns to pressed,
 * which a page may do in a later task. Waits until `signal` is aborted.
 */
export function watchPressed(button: Element, signal: AbortSignal, onPressed: () => void): void {
  if (signal.aborted) return;
  const observer = new MutationObserver(() => {
    if (button.getAttribute('aria-pressed') !== 'true') return;
    observer.disconnect();
    onPressed();
  });
  observer.observe(button, { attributeFilter: ['aria-pressed'] });
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });
}
