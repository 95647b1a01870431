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

/**
 * Every element below `top` in document order, open shadow roots included. One
 * tree walker a tree: pages have tens of thousands of elements.
 */
export function* descendantsOf(top: Element): Generator<Element> {
  for (const tree of [top.shadowRoot, top]) {
    if (tree === null) continue;
    const walker = document.createTreeWalker(tree, NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (!(node instanceof Element)) continue;
      yield node;
      if (node.shadowRoot !== null) yield* shadowOf(node.shadowRoot);
    }
  }
}

function* shadowOf(root: ShadowRoot): Generator<Element> {
  for (const child of root.children) {
    yield child;
    yield* descendantsOf(child);
  }
}

/** The element and all above it, innermost first. */
export function ancestryOf(element: Element): Element[] {
  const line: Element[] = [];
  for (let at: Element | null = element; at !== null; at = parentOf(at)) line.push(at);
  return line;
}
