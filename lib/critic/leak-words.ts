/** A part of a text, by its place. `to` is exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

interface Word extends Span {
  readonly key: string;
  readonly weight: number;
}

const SPACELESS =
  '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}]';
const WITH_SPACES = `[[\\p{L}\\p{N}\\p{M}]--${SPACELESS}]`;
/** An apostrophe stands inside a word; a character of a script without spaces counts by itself. */
const WORD = new RegExp(`${SPACELESS}\\p{M}*|${WITH_SPACES}+(?:['’]${WITH_SPACES}+)*`, 'gv');
const BEGINS_SPACELESS = new RegExp(`^${SPACELESS}`, 'v');

/** Two characters of a script without spaces are counted as one word. */
const SPACELESS_WEIGHT = 1;
const WORD_WEIGHT = 2;
/** Five words. */
const RUN_WEIGHT = 5 * WORD_WEIGHT;

/** Every run of five consecutive words, without case, punctuation and accents. */
export function runKeys(text: string): ReadonlySet<string> {
  return new Set(runsOf(text).map(({ key }) => key));
}

/** The places of a text where five consecutive words are leaked, by what `isLeak` says of their key. */
export function leakedRuns(text: string, isLeak: (key: string) => boolean): readonly Span[] {
  return runsOf(text).filter(({ key }) => isLeak(key));
}

/** For every word, the shortest run of enough words that begins there, if there is one. */
function runsOf(text: string): readonly (Span & { readonly key: string })[] {
  const words = wordsIn(text);
  return words.flatMap((first, start) => {
    let weight = 0;
    const ahead = words.slice(start, start + RUN_WEIGHT / SPACELESS_WEIGHT);
    const end = ahead.findIndex((word) => {
      weight += word.weight;
      return weight >= RUN_WEIGHT;
    });
    const last = ahead[end];
    if (last === undefined) return [];
    const keys = ahead.slice(0, end + 1).map(({ key }) => key);
    return [{ key: keys.join(' '), from: first.from, to: last.to }];
  });
}

function wordsIn(text: string): readonly Word[] {
  return [...text.matchAll(WORD)].map((match) => ({
    key: match[0]
      .toLowerCase()
      .normalize('NFD')
      .replace(/[\p{M}'’]/gu, ''),
    weight: BEGINS_SPACELESS.test(match[0]) ? SPACELESS_WEIGHT : WORD_WEIGHT,
    from: match.index,
    to: match.index + match[0].length,
  }));
}
