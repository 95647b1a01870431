import { browser } from 'wxt/browser';
import type messages from '../public/_locales/en/messages.json';

export type MessageKey = keyof typeof messages;

/**
 * A text for the person, in the browser's language. `values` fill $1 to $9.
 * The key's name is returned where the browser knows no such text, so that a
 * gap is seen instead of hidden.
 */
export function t(key: MessageKey, ...values: readonly (string | number)[]): string {
  return browser.i18n.getMessage(key, values.map(String)) || key;
}

/** The text of a name that came from elsewhere; the fallback's where the browser knows none. */
export function textNamed(name: string, fallback: MessageKey): string {
  return browser.i18n.getMessage(name as MessageKey) || t(fallback);
}
