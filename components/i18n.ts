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
