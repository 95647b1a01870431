import { element, make } from './elements.ts';
import { renderText } from './render-text.ts';
import type { Turn } from './server.ts';

/** How near the bottom, in pixels, still counts as following the conversation. */
const FOLLOW_DISTANCE = 80;
const COPIED_SHOWN_MS = 1_500;

const dock = element('dock', HTMLDivElement);
const turns = element('turns', HTMLOListElement);

function isFollowing(): boolean {
  const below = turns.getBoundingClientRect().bottom - dock.getBoundingClientRect().top;
  return below < FOLLOW_DISTANCE;
}

function scrollToEnd(): void {
  turns.lastElementChild?.scrollIntoView({ block: 'end' });
}

function copyButton(text: () => string): HTMLButtonElement {
  const button = make('button', 'Copy');
  button.type = 'button';
  button.className = 'copy';
  button.addEventListener('click', async () => {
    button.textContent = await navigator.clipboard.writeText(text()).then(
      () => 'Copied',
      () => 'Not copied',
    );
    setTimeout(() => {
      button.textContent = 'Copy';
    }, COPIED_SHOWN_MS);
  });
  return button;
}

export function addUserTurn(text: string): void {
  const article = make('article', make('p', text));
  article.ariaLabel = 'You';
  const item = make('li', article);
  item.className = 'user';
  turns.append(item);
  scrollToEnd();
}

/** A reply that grows. */
export interface ReplyView {
  grow(piece: string): void;
  /** The reply is complete; an empty one is taken away. */
  finish(): void;
}

export function addReply(): ReplyView {
  const article = make('article');
  article.ariaLabel = 'Assistant';
  article.ariaBusy = 'true';
  const item = make('li', article);
  item.className = 'assistant';
  turns.append(item);
  scrollToEnd();
  let text = '';
  return {
    grow(piece) {
      const following = isFollowing();
      text += piece;
      article.replaceChildren(...renderText(text));
      if (following) scrollToEnd();
    },
    finish() {
      article.ariaBusy = null;
      if (text === '') item.remove();
      else item.append(copyButton(() => text));
    },
  };
}

/** Shows a conversation from its beginning. */
export function showTurns(all: readonly Turn[]): void {
  turns.replaceChildren();
  for (const { role, content } of all) {
    if (role === 'user') addUserTurn(content);
    else {
      const reply = addReply();
      reply.grow(content);
      reply.finish();
    }
  }
}
