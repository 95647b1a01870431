import { collapseSpace } from '../../core/text.ts';
import { ancestryOf, contains } from '../deep.ts';

/** A composer further above than this belongs to something else on the page. */
const NEAR = 10;

/** The field in which a person writes to a chat, and what ties it to a transcript. */
export interface Composer {
  readonly field: Element;
  /** The innermost element that holds transcript and field. */
  readonly region: Element;
}

function isVisible(element: Element): boolean {
  return element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
}

/** Fields for searching, and fields of the page's head, are not for writing to anybody. */
export function isComposer(field: Element): boolean {
  if (field.getAttribute('aria-hidden') === 'true') return false;
  if (field.closest('[role="search"], nav, [role="combobox"][aria-haspopup]') !== null)
    return false;
  if (
    field instanceof HTMLInputElement &&
    /search|suche|buscar/iu.test(field.name + field.placeholder)
  ) {
    return false;
  }
  return isVisible(field);
}

/** The composer nearest to a transcript, beside its rows or further out; null where none is near. */
export function composerOf(container: Element, fields: readonly Element[]): Composer | null {
  for (const region of ancestryOf(container).slice(0, NEAR + 1)) {
    const field = fields.find((one) => contains(region, one));
    if (field !== undefined) return { field, region };
  }
  return null;
}

/** What the page says about the field: its label, its placeholder. */
export function wordsAbout(field: Element): string {
  const said = ['aria-label', 'placeholder', 'data-placeholder', 'aria-placeholder', 'title'].map(
    (name) => field.getAttribute(name) ?? '',
  );
  const labels = 'labels' in field && field.labels instanceof NodeList ? [...field.labels] : [];
  return collapseSpace([...said, ...labels.map((label) => label.textContent ?? '')].join(' '));
}

/** True where the field is one of several of a form: an address, a subject, a name beside it. */
export function isOneOfMany({ field, region }: Composer): boolean {
  const form =
    field.closest('form, [role="dialog"], [role="form"], fieldset') ?? field.parentElement;
  const scope = form !== null && contains(form, region) ? field.parentElement : form;
  const others = scope?.querySelectorAll(
    'input:not([type]), input[type="text"], input[type="email"], textarea, [contenteditable="true"]',
  );
  return [...(others ?? [])].some((other) => other !== field && isVisible(other));
}
