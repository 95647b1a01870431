import { FEEDBACK_TAG } from '../../lib/chat/types.ts';

function textIn(field: Element): string {
  if (!field.isConnected) return '';
  const text =
    field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement
      ? field.value
      : (field.textContent ?? '');
  return text.trim();
}

/**
 * Notices that the person has sent a message, whatever the site's composer is
 * like: a field that they had typed into has become empty. `onSent` is called at
 * the next key or click after it, or when `check` is, with what the field held.
 */
export function watchSentMessages(
  view: Window,
  signal: AbortSignal,
  onSent: (text: string) => void,
): { check(): void } {
  let typed: { readonly field: Element; readonly text: string } | null = null;

  function check(): void {
    if (typed === null || textIn(typed.field) !== '') return;
    const { text } = typed;
    typed = null;
    onSent(text);
  }

  view.addEventListener(
    'input',
    (event) => {
      const path = event.composedPath();
      const [field] = path;
      const isOurs = path.some(
        (node) => node instanceof Element && node.localName === FEEDBACK_TAG,
      );
      if (!event.isTrusted || isOurs || !(field instanceof Element)) return;
      const text = textIn(field);
      if (text !== '') typed = { field, text };
    },
    { capture: true, passive: true, signal },
  );
  for (const type of ['keydown', 'pointerdown'] as const) {
    view.addEventListener(type, check, { capture: true, passive: true, signal });
  }
  return { check };
}
