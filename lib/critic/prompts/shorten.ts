const MARK = '[… shortened]';
/** Bounds text without spaces, and very long words, in the same measure. */
const CHARS_PER_WORD = 8;
/** Share of what is kept that comes from the beginning; the rest comes from the end. */
const HEAD_SHARE = 0.7;

/** The text, or its beginning and end around a visible mark where it is longer than so many words. */
export function shorten(text: string, words: number): string {
  const pieces = text.match(/\S+\s*/gu) ?? [];
  const chars = words * CHARS_PER_WORD;
  if (pieces.length <= words && text.length <= chars) return text;
  const headWords = Math.ceil(words * HEAD_SHARE);
  const headChars = Math.ceil(chars * HEAD_SHARE);
  const tailFrom = Math.max(headWords, pieces.length - (words - headWords));
  const head = pieces.slice(0, headWords).join('').slice(0, headChars);
  const rest = pieces.length > words ? pieces.slice(tailFrom).join('') : text.slice(head.length);
  const tail = rest.slice(-(chars - headChars));
  return `${head.toWellFormed().trimEnd()}\n${MARK}\n${tail.toWellFormed().trim()}`;
}
