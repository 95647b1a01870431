/**
 * Listens for what a person does: events that a script made are left out. In
 * the capture phase of the window, so that a page cannot keep them from us, and
 * passive, so that we cannot slow it down.
 */
export function onTrusted<K extends keyof WindowEventMap>(
  view: Window,
  types: readonly K[],
  signal: AbortSignal,
  handle: (event: WindowEventMap[K]) => void,
): void {
  for (const type of types) {
    view.addEventListener(
      type,
      (event) => {
        if (event.isTrusted) handle(event);
      },
      { capture: true, passive: true, signal },
    );
  }
}
