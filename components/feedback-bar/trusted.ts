/** A handler that hears only what a person does: events that a page's script made do nothing. */
export function trusted<E extends Event>(handle: (event: E) => void): (event: E) => void {
  return (event) => {
    if (event.isTrusted) handle(event);
  };
}
