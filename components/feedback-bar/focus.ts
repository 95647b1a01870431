/**
 * Carries out a change of the bar's inside and keeps the focus where a person
 * working by keyboard would look for it: in a field that has just opened, or,
 * when what they were on has gone, on the verdict that was pressed: on another,
 * the next Enter would say what they did not mean.
 */
export function keepingFocus(root: ShadowRoot, change: () => void): void {
  const hadFocus = root.activeElement !== null;
  const before = new Set(root.querySelectorAll('input, textarea'));
  const pressed = root.querySelector('[data-verdict][aria-pressed="true"]');
  change();
  if (!hadFocus) return;
  const opened = [...root.querySelectorAll('input, textarea')].find((field) => !before.has(field));
  if (opened instanceof HTMLElement) opened.focus({ preventScroll: true });
  else if (root.activeElement === null) {
    const verdict =
      root.querySelector('[data-verdict][aria-pressed="true"]') ??
      (pressed?.isConnected ? pressed : root.querySelector('button'));
    if (verdict instanceof HTMLElement) verdict.focus({ preventScroll: true });
  }
}

/**
 * Remembers what had the focus when a page took the bar away under the person's
 * hands. `restore` gives it back once the bar stands again, unless the person
 * has gone elsewhere.
 */
export function rememberFocus(host: HTMLElement, root: ShadowRoot): { restore(): void } {
  let focused: HTMLElement | null = null;
  root.addEventListener('focusin', ({ target }) => {
    focused = target instanceof HTMLElement ? target : null;
  });
  root.addEventListener('focusout', () => {
    // A host that is being taken away is still connected now, but not after this task.
    queueMicrotask(() => {
      if (host.isConnected && root.activeElement === null) focused = null;
    });
  });
  return {
    restore() {
      const { activeElement, body } = host.ownerDocument;
      if (activeElement === null || activeElement === body) focused?.focus({ preventScroll: true });
    },
  };
}
