import { collapseSpace } from '../../core/text.ts';
import type { Signal } from '../signals.ts';

/** A click before it is known how long after the reply it came. */
export type ClickKind = Omit<Extract<Signal, { kind: 'click' }>, 'atMs'>;

const LONGEST_LABEL = 120;
const LINKS = 'a[href], [role="link"]';
const BUTTONS =
  'button, summary, [role="button"], [role="tab"], [role="switch"], [role="checkbox"], input:is([type="button"], [type="submit"], [type="checkbox"], [type="radio"])';

/**
 * What was clicked, from the innermost element outwards up to the reply or the
 * source: a link, a button, or plain text, which in a source is the source.
 */
export function clickOf(path: readonly Element[], sourceTitle: string | null): ClickKind {
  for (const element of path) {
    if (element.matches(LINKS)) return labelled('link', labelOf(element));
    if (element.matches(BUTTONS)) return labelled('button', labelOf(element));
  }
  return sourceTitle === null ? { kind: 'click', target: 'text' } : labelled('source', sourceTitle);
}

function labelled(target: ClickKind['target'], text: string): ClickKind {
  const label = text.slice(0, LONGEST_LABEL);
  return label === '' ? { kind: 'click', target } : { kind: 'click', target, label };
}

function labelOf(element: Element): string {
  return collapseSpace(
    element.getAttribute('aria-label') ??
      element.textContent ??
      element.getAttribute('title') ??
      '',
  );
}
