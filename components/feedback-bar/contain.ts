/** What a person does in the bar is no business of the page: neither shortcuts nor click handlers. */
const CONTAINED = [
  'keydown',
  'keypress',
  'keyup',
  'beforeinput',
  'input',
  'compositionstart',
  'compositionupdate',
  'compositionend',
  'copy',
  'cut',
  'paste',
  'click',
  'auxclick',
  'dblclick',
  'mousedown',
  'mouseup',
  'pointerdown',
  'pointerup',
  'touchstart',
  'touchend',
  'dragover',
  'drop',
] as const;

function stop(event: Event): void {
  event.stopPropagation();
}

/** Keeps the events that arise inside an element from going on to the page. */
export function containEvents(host: Element): void {
  for (const type of CONTAINED) host.addEventListener(type, stop);
}
