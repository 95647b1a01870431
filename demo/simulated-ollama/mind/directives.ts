import { type Directive, isNegated } from './directive.ts';
import { DIRECTIVES } from './directive-table.ts';
import { addNote } from './draft.ts';
import { keywordsOf, sentencesOf } from './text.ts';

/** A directive as someone put it. */
export interface AskedDirective {
  readonly directive: Directive;
  readonly words: string;
}

const SAY =
  /(?:^|\b(?:always|please|must|should|to|siempre|debe)\s+)(?:mention|include|say|state|add|tell|menciona|incluye|di|añade)\s+(?:that\s+|que\s+)?(.+)$/iu;

/** What a sentence asks to be said, where it is "mention X"; empty where it is not. */
function toBeSaid(words: string): string {
  const said = isNegated(words) ? '' : (SAY.exec(words.trim())?.[1] ?? '');
  const bare = said.replace(/["“”«»]/gu, '').replace(/[.!]+$/u, '');
  return keywordsOf(bare).size === 0 ? '' : bare.trim();
}

/** "Always mention X", for whatever X the table does not know; null where nothing is to be said. */
function mentionOf(words: string): Directive | null {
  const said = toBeSaid(words);
  if (said === '') return null;
  const note = `${said.charAt(0).toUpperCase()}${said.slice(1)}.`;
  return {
    id: 'mention',
    asks: (other) => toBeSaid(other) !== '',
    obey: (draft) => addNote(draft, note),
    holds: (reply) => [...keywordsOf(said)].every((word) => keywordsOf(reply).has(word)),
  };
}

/** Every directive that these words ask for, sentence by sentence, in the order of the table. */
export function directivesIn(words: string): AskedDirective[] {
  const asked = sentencesOf(words).flatMap((sentence) => {
    const known = DIRECTIVES.filter((directive) => directive.asks(sentence));
    const mention = known.length === 0 ? mentionOf(sentence) : null;
    const all = mention === null ? known : [mention];
    return all.map((directive) => ({ directive, words: sentence }));
  });
  const rank = ({ directive }: AskedDirective) => DIRECTIVES.indexOf(directive);
  return asked.toSorted((one, other) => rank(one) - rank(other));
}
