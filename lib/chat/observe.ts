import { FEEDBACK_TAG } from './types.ts';

/** What tells that a reply is being written, or that a part of the page is shown or put away. */
const ATTRIBUTES = [
  'class',
  'hidden',
  'open',
  'aria-busy',
  'aria-hidden',
  'data-state',
  'data-status',
  'data-streaming',
  'data-is-streaming',
];

export interface PageChanges {
  /** Observes the open shadow roots that have come since. */
  widen(): void;
  stop(): void;
}

function isOurs(node: Node): boolean {
  return node instanceof Element && node.localName === FEEDBACK_TAG;
}

/** True for the mounting of our own host: nothing that the page did. */
export function isMounting({ addedNodes, removedNodes }: MutationRecord): boolean {
  return removedNodes.length === 0 && addedNodes.length > 0 && [...addedNodes].every(isOurs);
}

/** Tells of what changes in the document and its open shadow roots, but inside our own elements. */
export function observePage(
  top: Element,
  onChanges: (records: readonly MutationRecord[]) => void,
): PageChanges {
  const observed = new WeakSet<Node>();
  const observer = new MutationObserver((records) => {
    const theirs = records.filter(({ target }) => !isOurs(target));
    if (theirs.length > 0) onChanges(theirs);
  });
  function observe(root: Node): void {
    if (observed.has(root)) return;
    observed.add(root);
    observer.observe(root, {
      childList: true,
      subtree: true,
      characterData: true,
      attributeFilter: ATTRIBUTES,
    });
  }
  function widen(root: Element | ShadowRoot): void {
    observe(root);
    if (root instanceof Element && root.shadowRoot !== null) widen(root.shadowRoot);
    for (const { shadowRoot } of root.querySelectorAll('*')) {
      if (shadowRoot !== null) widen(shadowRoot);
    }
  }
  widen(top);
  return { widen: () => widen(top), stop: () => observer.disconnect() };
}
