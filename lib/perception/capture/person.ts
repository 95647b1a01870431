import { type ClickKind, clickOf } from './clicks.ts';
import { pathFrom, placeOf } from './place.ts';
import { selectedText } from './selection.ts';
import { type Source, watchPressed } from './sources.ts';
import { onTrusted } from './trusted.ts';

/**
 * What a person can do. A null `key` stands for a source, which belongs to the
 * reply that is looked at.
 */
export interface PersonEvents {
  active(): void;
  visible(isVisible: boolean): void;
  /** The pointer moved in a reply; in pixels of the viewport. */
  pointAt(key: string, x: number, y: number): void;
  /** Pointer or focus went to this source, or away from all. */
  moveTo(source: Source | null): void;
  select(key: string | null, text: string): void;
  click(key: string | null, click: ClickKind): void;
  copy(key: string | null, chars: number): void;
  mark(title: string): void;
}

/** Turns the events of the page into what the person does, until `signal` is aborted. */
export function listenToPerson(
  document: Document,
  keys: WeakMap<Element, string>,
  signal: AbortSignal,
  events: PersonEvents,
): void {
  const view = document.defaultView;
  if (view === null) return;
  let pointerReply: string | null = null;
  let lastClick = new AbortController();

  onTrusted(view, ['pointermove', 'pointerdown', 'keydown', 'wheel', 'touchmove'], signal, () =>
    events.active(),
  );
  document.addEventListener(
    'visibilitychange',
    () => events.visible(document.visibilityState === 'visible'),
    { signal },
  );

  // The place is looked up only when the pointer comes to another element.
  onTrusted(view, ['pointerover', 'focusin'], signal, (event) => {
    const place = placeOf(event.composedPath(), keys);
    events.moveTo(place.in === 'source' ? place.source : null);
    if (event.type !== 'pointerover') return;
    // Whoever points at a reply's bar has to do with that reply.
    pointerReply = place.in === 'reply' || place.in === 'bar' ? place.key : null;
  });
  onTrusted(view, ['pointermove'], signal, (event) => {
    if (pointerReply !== null) events.pointAt(pointerReply, event.clientX, event.clientY);
  });
  onTrusted(view, ['pointerout'], signal, (event) => {
    if (event.relatedTarget === null) events.moveTo(null);
  });

  onTrusted(view, ['pointerup', 'keyup', 'copy'], signal, (event) => {
    const [origin] = event.composedPath();
    const selected = origin instanceof Node ? selectedText(origin) : null;
    if (selected === null) return;
    const place = placeOf(pathFrom(selected.anchor), keys);
    if (place.in !== 'reply' && place.in !== 'source') return;
    const key = place.in === 'reply' ? place.key : null;
    if (event.type === 'copy') events.copy(key, selected.text.length);
    else events.select(key, selected.text);
  });

  onTrusted(view, ['click'], signal, (event) => {
    lastClick.abort();
    lastClick = new AbortController();
    const place = placeOf(event.composedPath(), keys);
    if (place.in === 'reply') events.click(place.key, clickOf(place.path, null));
    if (place.in !== 'source') return;
    const { title } = place.source;
    events.click(null, clickOf(place.path, title));
    const toggle = place.path.find((element) => element.hasAttribute('aria-pressed'));
    if (toggle === undefined || toggle.getAttribute('aria-pressed') === 'true') return;
    watchPressed(toggle, AbortSignal.any([signal, lastClick.signal]), () => events.mark(title));
  });
}
