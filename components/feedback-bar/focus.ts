/**
 * Carries out a change of the bar's inside and keeps the focus where a person
 * working by keyboard would look for it: in a field that has just opened, or,
 * when what they were on has gone, on the verdict.
 */
export function keepingFocus(root: ShadowRoot, change: () => void): void {
  const hadFocus = root.activeElement !== null;
  const before = new Set(root.querySelectorAll('input, textarea'));
  change();
  if (!hadFocus) return;
  const opened = [...root.querySelectorAll('input, textarea')].find((field) => !before.has(field));
  if (opened instanceof HTMLElement) opened.focus({ preventScroll: true });
  else if (root.activeElement === null) {
    const verdict =
      root.querySelector('[data-verdict][aria-pressed="true"]') ?? root.querySelector('button');
    if (verdict instanceof HTMLElement) verdict.focus({ preventScroll: true });
  }
}
