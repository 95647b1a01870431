/**
 * Makes a function that runs each work only when the ones before it have
 * ended, well or badly. Settles as its work does.
 */
export function createTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = last.then(work, work);
    last = result;
    return result;
  };
}
