/** A part of a prompt that stands between `<tag>` and `</tag>`. */
interface Fence {
  readonly tag: string;
  readonly content: string;
}

const FENCE = /<([a-z][\w-]*)(?:\s[^<>]*)?>([\s\S]*?)<\/\1>/giu;

/** The outermost fences of a text, in order. */
function fencesOf(text: string): Fence[] {
  return [...text.matchAll(FENCE)].map(([, tag = '', content = '']) => ({
    tag: tag.toLowerCase(),
    content: content.trim(),
  }));
}

/** What stands outside every fence. */
export function outsideFences(text: string): string {
  return text.replace(FENCE, '\n').trim();
}

/** The content of the first fence whose tag fits, at any depth; empty where there is none. */
export function fenced(text: string, tag: RegExp): string {
  for (const fence of fencesOf(text)) {
    if (tag.test(fence.tag)) return fence.content;
    const inner = fenced(fence.content, tag);
    if (inner !== '') return inner;
  }
  return '';
}
