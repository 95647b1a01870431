import { wordsOf } from '../core/text.ts';

/** The longer a prompt, the smaller the share of it that one proposal may change. */
const LIMITS: readonly { readonly upToWords: number; readonly ratio: number }[] = [
  { upToWords: 0, ratio: 1 },
  { upToWords: 50, ratio: 0.9 },
  { upToWords: 100, ratio: 0.65 },
  { upToWords: 150, ratio: 0.5 },
];
const LIMIT_BEYOND = 0.35;

/** Largest change ratio that a prompt of so many words may take from one proposal. */
export function rewriteLimit(words: number): number {
  return LIMITS.find(({ upToWords }) => words <= upToWords)?.ratio ?? LIMIT_BEYOND;
}

/** True where a proposal changes more of the current prompt than its length allows. */
export function isBlockedRewrite(currentPrompt: string, changeRatio: number): boolean {
  return changeRatio > rewriteLimit(wordsOf(currentPrompt).length);
}
