import { browser } from 'wxt/browser';

/** What the browser says of a message's sender. */
export interface RawSender {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
  readonly origin?: string | undefined;
  readonly frameId?: number | undefined;
  readonly tab?: { readonly id?: number | undefined } | undefined;
}

/** A content script of ours in a web page. */
export interface ContentSender {
  readonly tier: 'content';
  readonly tabId: number;
  readonly frameId: number;
  /** Such as `https://chat.example`. */
  readonly origin: string;
}

/** A page of this extension. */
export interface PageSender {
  readonly tier: 'page';
}

/**
 * Tells who sends, from what the browser vouches for and nothing else. Null for
 * anyone but our own pages and content scripts.
 */
export function identifySender(sender: RawSender): ContentSender | PageSender | null {
  if (sender.id !== browser.runtime.id || sender.url === undefined) return null;
  if (sender.url.startsWith(browser.runtime.getURL('/'))) return { tier: 'page' };
  const url = URL.parse(sender.url);
  const tabId = sender.tab?.id;
  if (url === null || !/^https?:$/.test(url.protocol) || tabId === undefined) return null;
  return { tier: 'content', tabId, frameId: sender.frameId ?? 0, origin: url.origin };
}
