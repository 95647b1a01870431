/** The background speaks here, and the extension's own pages listen. */
const CHANNEL = 'whetstone';

/** Tells the extension's own pages that what is stored has changed. */
export function announceChange(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage('changed');
  channel.close();
}

/** Calls `listener` whenever the background says that what is stored has changed. */
export function onChange(listener: () => void): void {
  new BroadcastChannel(CHANNEL).addEventListener('message', listener);
}
