import { element, make } from './elements.ts';
import { renderText } from './render-text.ts';
import type { Turn } from './server.ts';

/** How near the bottom, in pixels, still counts as following the conversation. */
const FOLLOW_DISTANCE = 80;
const COPIED_SHOWN_MS = 1_500;

const dock = element('dock', HTMLDivElement);
const turns = element('turns', HTMLOListElement);

/** Whether the newest turn is to stay in view: true until the person scrolls up from it. */
let following = true;

function isAtEnd(): boolean {
  const below = turns.getBoundingClientRect().bottom - dock.getBoundingClientRect().top;
  return below < FOLLOW_DISTANCE;
}

function scrollToEnd(): void {
  following = true;
  turns.lastElementChild?.scrollIntoView({ block: 'end' });
}

/** Keeps the newest turn in view while it grows, whatever makes it grow. */
function followGrowth(): void {
  const observer = new ResizeObserver(() => {
    if (following) scrollToEnd();
  });
  observer.observe(turns);
  observer.observe(dock);
  // Captured, because in narrow windows the page scrolls and in wide ones the list does.
  document.addEventListener(
    'scroll',
    () => {
      following = isAtEnd();
    },
    { capture: true, passive: true },
  );
}

followGrowth();

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

/** Shows what the person sent, and gives back how to take it away again. */
export function addUserTurn(text: string): () => void {
  const article = make('article', make('p', text));
  article.ariaLabel = 'You';
  const item = make('li', article);
  item.className = 'user';
  turns.append(item);
  scrollToEnd();
  return () => item.remove();
}

/** A reply that grows. */
interface ReplyView {
  grow(piece: string): void;
  /** The reply is complete. One without words is taken away, and false comes back. */
  finish(): boolean;
}

export function addReply(): ReplyView {
  const article = make('article');
  article.ariaLabel = 'Assistant';
  article.ariaBusy = 'true';
  const item = make('li', article);
  item.className = 'assistant';
  turns.append(item);
  let text = '';
  return {
    grow(piece) {
      text += piece;
      article.replaceChildren(...renderText(text));
    },
    finish() {
      article.ariaBusy = null;
      if (text === '') item.remove();
      else item.append(copyButton(() => text));
      return text !== '';
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
