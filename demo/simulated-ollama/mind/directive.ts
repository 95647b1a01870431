import type { Draft, Scene } from './draft.ts';

/** One thing that a prompt can ask for and the model can do. */
export interface Directive {
  readonly id: string;
  /** Recognises the directive in someone's words, English or Spanish. */
  asks(words: string): boolean;
  obey(draft: Draft, scene: Scene): Draft;
  /** True where the reply does what is asked, or has no occasion to. */
  holds(reply: string, question: string): boolean;
}

const NEGATION = /\b(?:no|not|don'?t|never|without|stop|skip|avoid|sin|nunca|evita)\b/iu;

export function isNegated(words: string): boolean {
  return NEGATION.test(words);
}
