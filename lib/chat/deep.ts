/** The element above a node, out of a shadow root into its host too; null at the top. */
export function parentOf(node: Node): Element | null {
  if (node.parentElement !== null) return node.parentElement;
  const root = node.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

/** The elements below: those of an open shadow root first, then the children, which it may show. */
export function childrenOf(element: Element): Element[] {
  const own = Array.from(element.children);
  return element.shadowRoot === null ? own : [...element.shadowRoot.children, ...own];
}

/** As `childrenOf`, without a list: for walks over whole pages. */
export function forEachChild(element: Element, visit: (child: Element) => void): void {
  for (const parent of [element.shadowRoot, element]) {
    let child = parent?.firstElementChild ?? null;
    for (; child !== null; child = child.nextElementSibling) visit(child);
  }
}

/** True where `inner` is `outer` or lies anywhere below it, shadow roots included. */
export function contains(outer: Element, inner: Node): boolean {
  for (let at: Node | null = inner; at !== null; at = parentOf(at)) {
    if (at === outer) return true;
  }
  return false;
}

/** The element and all above it, innermost first. */
export function ancestryOf(element: Element): Element[] {
  const line: Element[] = [];
  for (let at: Element | null = element; at !== null; at = parentOf(at)) line.push(at);
  return line;
}
