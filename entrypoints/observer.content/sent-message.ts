import { FEEDBACK_TAG } from '../../lib/chat/types.ts';

function isEmpty(field: Element): boolean {
  if (!field.isConnected) return true;
  const text =
    field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement
      ? field.value
      : (field.textContent ?? '');
  return text.trim() === '';
}

/**
 * Notices that the person has sent a message, whatever the site's composer is
 * like: a field that they had typed into has become empty. `onSent` is called at
 * the next key or click after it, or when `check` is.
 */
export function watchSentMessages(
  view: Window,
  signal: AbortSignal,
  onSent: () => void,
): { check(): void } {
  let field: Element | null = null;

  function check(): void {
    if (field === null || !isEmpty(field)) return;
    field = null;
    onSent();
  }

  view.addEventListener(
    'input',
    (event) => {
      const [target] = event.composedPath();
      const isOurs = event.target instanceof Element && event.target.localName === FEEDBACK_TAG;
      if (!event.isTrusted || isOurs || !(target instanceof Element)) return;
      if (!isEmpty(target)) field = target;
    },
    { capture: true, passive: true, signal },
  );
  for (const type of ['keydown', 'pointerdown'] as const) {
    view.addEventListener(type, check, { capture: true, passive: true, signal });
  }
  return { check };
}
