/**
 * Makes the function that gives one value: made when first asked for, and anew
 * at the next call after it was lost or could not be made. `make` is given what
 * to call when its value is lost.
 */
export function renewable<T>(make: (onLost: () => void) => Promise<T>): () => Promise<T> {
  let current: Promise<T> | undefined;
  return () => {
    if (current !== undefined) return current;
    let isLost = false;
    // What was lost already must not take with it the one that came after.
    const forget = () => {
      if (!isLost) current = undefined;
      isLost = true;
    };
    const made = make(forget);
    made.catch(forget);
    if (!isLost) current = made;
    return made;
  };
}
