import { type MessageKey, t } from '../i18n.ts';

/** Names the page and its language, which the HTML file cannot know. Gives the place to render in. */
export function prepareDocument(title: MessageKey): Element {
  document.documentElement.lang = t('popup_language');
  document.title = t(title);
  return document.getElementById('root') ?? document.body;
}
