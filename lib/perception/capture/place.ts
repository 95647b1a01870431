import { FEEDBACK_TAG } from '../../chat/types.ts';
import { type Source, sourceAt } from './sources.ts';

/** Where in the page something happened. */
export type Place =
  | { readonly in: 'reply'; readonly key: string; readonly path: readonly Element[] }
  | { readonly in: 'source'; readonly source: Source; readonly path: readonly Element[] }
  | { readonly in: 'bar'; readonly key: string | null }
  | { readonly in: 'elsewhere' };

const ELSEWHERE: Place = { in: 'elsewhere' };

/**
 * The place that a path of nodes leads to, from the innermost outwards. The
 * place's own path ends with its reply or source.
 */
export function placeOf(nodes: readonly EventTarget[], keys: WeakMap<Element, string>): Place {
  const path = nodes.filter((node) => node instanceof Element);
  for (const [index, element] of path.entries()) {
    if (element.localName === FEEDBACK_TAG) return { in: 'bar', key: keyOfBar(path, index, keys) };
    const key = keys.get(element);
    if (key !== undefined) return { in: 'reply', key, path: path.slice(0, index + 1) };
  }
  const source = sourceAt(path);
  if (source === null) return ELSEWHERE;
  return { in: 'source', source, path: path.slice(0, path.indexOf(source.element) + 1) };
}

/** A bar stands in its reply or directly after it. */
function keyOfBar(
  path: readonly Element[],
  index: number,
  keys: WeakMap<Element, string>,
): string | null {
  const before = path[index]?.previousElementSibling;
  const around = path.slice(index).map((element) => keys.get(element));
  return around.find((key) => key !== undefined) ?? (before ? (keys.get(before) ?? null) : null);
}

/** A node and all that it stands in, out through open shadow roots. */
export function pathFrom(node: Node): Node[] {
  const path: Node[] = [];
  let next: Node | null = node;
  while (next !== null) {
    path.push(next);
    next = next instanceof ShadowRoot ? next.host : next.parentNode;
  }
  return path;
}
