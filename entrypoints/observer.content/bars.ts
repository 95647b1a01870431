import {
  type Backdrop,
  backdropOf,
  onBackdropChange,
} from '../../components/feedback-bar/backdrop.ts';
import { type Bar, type BarPorts, createBar } from '../../components/feedback-bar/bar.tsx';
import { nearFirst } from '../../components/feedback-bar/near-first.ts';
import type { ReloadWords } from '../../components/feedback-bar/reload-note.tsx';
import { placeHost } from '../../lib/chat/place.ts';
import type { FinishedReply } from '../../lib/chat/types.ts';

/** One reply and its bar, which is made when the reply comes near the screen. */
interface Entry {
  reply: FinishedReply;
  bar: Bar | null;
}

export interface Bars {
  /** Shows the reply's bar, or puts it back where the page has dropped it. */
  show(reply: FinishedReply): void;
  /** The reply has left the page; what the person wrote is kept for its return. */
  hide(key: string): void;
  get(key: string): Bar | null;
  removeAll(): void;
  /** Removes all bars but one, which asks to load the tab anew. */
  retire(words: ReloadWords): void;
}

/**
 * The bars of a page, one a reply. `portsFor` gives a reply's bar what it needs;
 * `onMade` is called once for each bar, when it has been put into the page.
 */
export function createBars(
  document: Document,
  signal: AbortSignal,
  portsFor: (key: string) => BarPorts,
  onMade: (key: string) => void,
): Bars {
  const entries = new Map<string, Entry>();

  const soon = nearFirst<Entry>(signal, (items) => {
    // All reading before all writing, so that the page is laid out once.
    const known = new Map<Element, Backdrop>();
    const ready = items.map((entry) => ({
      entry,
      backdrop: backdropOf(entry.reply.element, known),
    }));
    for (const { entry, backdrop } of ready) {
      const bar = createBar(document, portsFor(entry.reply.key));
      entry.bar = bar;
      placeHost(entry.reply, bar.host);
      bar.draw(backdrop);
      onMade(entry.reply.key);
    }
  });

  function made(): { reply: FinishedReply; bar: Bar }[] {
    return [...entries.values()].flatMap(({ reply, bar }) => (bar === null ? [] : { reply, bar }));
  }

  onBackdropChange(document, signal, () => {
    const known = new Map<Element, Backdrop>();
    const shown = made().filter(({ bar }) => bar.host.isConnected);
    const ready = shown.map(({ reply, bar }) => ({
      bar,
      backdrop: backdropOf(reply.element, known),
    }));
    for (const { bar, backdrop } of ready) bar.draw(backdrop);
  });

  return {
    show(reply) {
      const { key, element } = reply;
      const entry = entries.get(key) ?? { reply, bar: null };
      const isWaiting = entries.has(key) && entry.bar === null;
      entries.set(key, entry);
      if (isWaiting && entry.reply.element !== element) soon.drop(entry.reply.element);
      entry.reply = reply;
      if (entry.bar === null) soon.add(element, entry);
      else {
        placeHost(reply, entry.bar.host);
        entry.bar.onPutBack();
      }
    },
    hide(key) {
      const entry = entries.get(key);
      if (entry === undefined) return;
      soon.drop(entry.reply.element);
      entry.bar?.host.remove();
    },
    get: (key) => entries.get(key)?.bar ?? null,
    removeAll() {
      for (const { bar } of made()) bar.remove();
    },
    retire(words) {
      const shown = made().filter(({ bar }) => bar.host.isConnected);
      // The bar in use, else the newest.
      const last =
        shown.find(({ bar }) => bar.host === document.activeElement) ?? shown.at(-1) ?? null;
      for (const one of shown) if (one !== last) one.bar.remove();
      last?.bar.askToReload(words);
    },
  };
}
