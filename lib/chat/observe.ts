import { rootsBelow } from './deep.ts';
import { FEEDBACK_TAG } from './types.ts';

function isOurs(node: Node): boolean {
  return node instanceof Element && node.localName === FEEDBACK_TAG;
}

/** True for the mounting of a bar: nothing that the page did. */
function isMounting({ type, addedNodes, removedNodes }: MutationRecord): boolean {
  return (
    type === 'childList' &&
    removedNodes.length === 0 &&
    addedNodes.length > 0 &&
    [...addedNodes].every(isOurs)
  );
}

export interface PageChanges {
  /** Observes the open shadow roots that have come since. */
  widen(): void;
  stop(): void;
}

const BUSY_ATTRIBUTES = [
  'aria-busy',
  'class',
  'data-status',
  'data-is-streaming',
  'data-streaming',
];

/**
 * Tells of what the page changes, in the document and in open shadow roots: the
 * nodes in which something changed, batched by the browser.
 */
export function observePage(
  top: Element,
  onChange: (targets: ReadonlySet<Node>) => void,
): PageChanges {
  const observed = new WeakSet<Node>();
  const observer = new MutationObserver((records) => {
    const targets = new Set<Node>();
    for (const record of records) {
      if (!isOurs(record.target) && !isMounting(record)) targets.add(record.target);
    }
    if (targets.size > 0) onChange(targets);
  });
  const widen = () => {
    for (const root of rootsBelow(top)) {
      if (observed.has(root)) continue;
      observed.add(root);
      observer.observe(root, {
        childList: true,
        subtree: true,
        characterData: true,
        attributes: true,
        attributeFilter: BUSY_ATTRIBUTES,
      });
    }
  };
  widen();
  return { widen, stop: () => observer.disconnect() };
}
