/** Calls `listener` whenever the background says that what is stored has changed. */
export function onChange(listener: () => void): void {
  new BroadcastChannel('whetstone').addEventListener('message', listener);
}
