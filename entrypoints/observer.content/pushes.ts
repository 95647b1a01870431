import { browser } from 'wxt/browser';
import type { ChatDescription, Push } from '../../lib/messages/push.ts';

/** What an observer does at each push. */
export interface PushHandlers {
  onProgress(push: Extract<Push, { push: 'rating/progress' }>): void;
  onPolicyChanged(): void;
  onSiteChanged(): void;
  /** Null where this frame has nothing to say. */
  describe(): Promise<ChatDescription> | null;
}

function isPush(message: unknown): message is Push {
  return typeof message === 'object' && message !== null && 'push' in message;
}

/** Listens to this extension's other parts; messages of anyone else are left alone. */
export function listenToPushes(handlers: PushHandlers): void {
  browser.runtime.onMessage.addListener((message, sender) => {
    if (sender.id !== browser.runtime.id || !isPush(message)) return undefined;
    switch (message.push) {
      case 'rating/progress':
        handlers.onProgress(message);
        return undefined;
      case 'policy/changed':
        handlers.onPolicyChanged();
        return undefined;
      case 'site/changed':
        handlers.onSiteChanged();
        return undefined;
      case 'chat/describe':
        return handlers.describe() ?? undefined;
    }
  });
}
