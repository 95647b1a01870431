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

/** Moves of the pointer closer together than this are one. */
const MOVE_EVERY_MS = 100;

/** Turns the events of the page into what the person does, until `signal` is aborted. */
export function listenToPerson(
  document: Document,
  keys: WeakMap<Element, string>,
  signal: AbortSignal,
  events: PersonEvents,
): void {
  const view = document.defaultView;
  if (view === null) return;
  let movedAt = Number.NEGATIVE_INFINITY;
  let lastClick = new AbortController();

  onTrusted(view, ['pointermove', 'pointerdown', 'keydown', 'wheel', 'touchmove'], signal, () =>
    events.active(),
  );
  document.addEventListener(
    'visibilitychange',
    () => events.visible(document.visibilityState === 'visible'),
    { signal },
  );

  onTrusted(view, ['pointermove'], signal, (event) => {
    if (event.timeStamp - movedAt < MOVE_EVERY_MS) return;
    movedAt = event.timeStamp;
    const place = placeOf(event.composedPath(), keys);
    if (place.in === 'reply') events.pointAt(place.key, event.clientX, event.clientY);
  });

  onTrusted(view, ['pointerover', 'focusin'], signal, (event) => {
    const place = placeOf(event.composedPath(), keys);
    events.moveTo(place.in === 'source' ? place.source : null);
  });
  onTrusted(view, ['pointerout'], signal, (event) => {
    if (event.relatedTarget === null) events.moveTo(null);
  });

  onTrusted(view, ['pointerup', 'keyup'], signal, (event) => {
    const [origin] = event.composedPath();
    const selected = origin instanceof Node ? selectedText(origin) : null;
    if (selected === null) return;
    const place = placeOf(pathFrom(selected.anchor), keys);
    if (place.in === 'reply') events.select(place.key, selected.text);
    if (place.in === 'source') events.select(null, selected.text);
  });

  onTrusted(view, ['copy'], signal, (event) => {
    const [origin] = event.composedPath();
    const selected = origin instanceof Node ? selectedText(origin) : null;
    if (selected === null) return;
    const place = placeOf(pathFrom(selected.anchor), keys);
    if (place.in === 'reply') events.copy(place.key, selected.text.length);
    if (place.in === 'source') events.copy(null, selected.text.length);
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
