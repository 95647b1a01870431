import type { Span } from './leak-words.ts';

/** Digits with at most two marks or spaces between them: 4929, 12.345, 4929-1234. */
const NUMBER = /\p{Nd}(?:[\s.,:'’/()+–_-]{0,2}\p{Nd}){3,}/gu;
// The look-behinds let a match begin only where a run of such characters begins:
// a page's longest unbroken string costs one pass, not one from each character.
const MAIL = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]*[\p{L}\p{N}]/gu;
/** With or without a scheme and a path. */
const ADDRESS =
  /(?<![\p{L}\p{N}.-])[.-]*(?:[a-z][a-z0-9+-]*:\/\/)?(?:localhost|(?:[\p{L}\p{N}-]+\.)+\p{L}{2,})(?::\d+)?(?:[/?#][^\s"'<>)\]}]*)?/giu;

type TokenKind = 'number' | 'mail' | 'address';

/** A number, mail address or web address, in a form that does not depend on how it is written. */
export interface Token extends Span {
  readonly kind: TokenKind;
  /** Digits alone; the mail address in lower case; the web address without scheme, `www.` and end marks. */
  readonly key: string;
}

/** Every number of four or more digits, mail address and web address of a text. They may overlap. */
export function tokensIn(text: string): readonly Token[] {
  const all = (pattern: RegExp, kind: TokenKind, keyOf: (raw: string) => string): Token[] =>
    [...text.matchAll(pattern)].map((match) => ({
      kind,
      key: keyOf(match[0]),
      from: match.index,
      to: match.index + match[0].length,
    }));
  return [
    ...all(NUMBER, 'number', (raw) => raw.replace(/\P{Nd}/gu, '')),
    ...all(MAIL, 'mail', (raw) => raw.toLowerCase()),
    ...all(ADDRESS, 'address', addressKey),
  ];
}

function addressKey(raw: string): string {
  return raw
    .toLowerCase()
    .replace(/^[.-]+/u, '')
    .replace(/^[a-z][a-z0-9+-]*:\/\//u, '')
    .replace(/^www\./u, '')
    .replace(/[/.,;:!?]+$/u, '');
}

/** Do two web addresses, by their keys, belong to one site? */
export function isSameSite(one: string, other: string): boolean {
  const [a, b] = [hostOf(one), hostOf(other)];
  return a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`);
}

function hostOf(key: string): string {
  return key.split(/[/:?#]/u, 1)[0] ?? key;
}
