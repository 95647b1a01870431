/** The element above, out of a shadow root into its host too; null at the top. */
export function parentOf(element: Element): Element | null {
  if (element.parentElement !== null) return element.parentElement;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

/** The elements below: those of an open shadow root where there is one, else the children. */
export function childrenOf(element: Element): Element[] {
  return Array.from((element.shadowRoot ?? element).children);
}

/** True where `inner` is `outer` or lies anywhere below it, shadow roots included. */
export function contains(outer: Element, inner: Element): boolean {
  for (let at: Element | null = inner; at !== null; at = parentOf(at)) {
    if (at === outer) return true;
  }
  return false;
}

/** Every element below `top` in document order, open shadow roots included. */
export function* descendantsOf(top: Element): Generator<Element> {
  for (const child of childrenOf(top)) {
    yield child;
    yield* descendantsOf(child);
  }
}

/** The lowest element that holds all of these; null for none. */
export function lowestCommonAncestor(elements: readonly Element[]): Element | null {
  const [first, ...rest] = elements;
  let common = first ?? null;
  for (const element of rest) {
    while (common !== null && !contains(common, element)) common = parentOf(common);
  }
  return common;
}

/** The document and every open shadow root below `top`: what has to be observed for changes. */
export function rootsBelow(top: Element): (Element | ShadowRoot)[] {
  const roots: (Element | ShadowRoot)[] = [top];
  if (top.shadowRoot !== null) roots.push(top.shadowRoot);
  for (const element of descendantsOf(top)) {
    if (element.shadowRoot !== null) roots.push(element.shadowRoot);
  }
  return roots;
}
