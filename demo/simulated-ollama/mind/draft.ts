import type { Fact } from './facts.ts';

/** A reply in the making. */
export interface Draft {
  readonly greeting: string;
  /** What answers the question. */
  readonly sentences: readonly string[];
  /** What a directive adds to it. */
  readonly notes: readonly string[];
  readonly closing: string;
  readonly layout: 'prose' | 'bullets';
  /** Most sentences that the reply may have, the greeting aside. */
  readonly limit: number;
}

/** What a directive is obeyed with. */
export interface Scene {
  readonly question: string;
  /** Everything that the model was given to answer from. */
  readonly facts: readonly Fact[];
  /** The facts that answer the question. */
  readonly found: readonly Fact[];
  /** The directive as it stands in the prompt. */
  readonly words: string;
}

export function draftOf(sentences: readonly string[]): Draft {
  return {
    greeting: '',
    sentences,
    notes: [],
    closing: '',
    layout: 'prose',
    limit: Number.POSITIVE_INFINITY,
  };
}

export function addNote(draft: Draft, note: string): Draft {
  const said = [...draft.sentences, ...draft.notes];
  return said.includes(note) ? draft : { ...draft, notes: [...draft.notes, note] };
}

/** As many sentences as allowed: notes are kept by joining them to the last one. */
function limited({ sentences, notes, closing, limit }: Draft): readonly string[] {
  const extras = closing === '' ? notes : [...notes, closing];
  const all = [...sentences, ...extras];
  if (all.length <= limit) return all;
  const kept = sentences.slice(0, extras.length > 0 ? limit - 1 : limit);
  const joined = extras.map((text) => text.replace(/[.]$/u, '')).join('; ');
  return joined === '' ? kept : [...kept, /[?!]$/u.test(joined) ? joined : `${joined}.`];
}

export function renderDraft(draft: Draft): string {
  const sentences = limited(draft);
  const body =
    draft.layout === 'bullets'
      ? sentences.map((sentence) => `- ${sentence}`).join('\n')
      : sentences.join(' ');
  if (draft.greeting === '') return body;
  return `${draft.greeting}${draft.layout === 'bullets' ? '\n\n' : ' '}${body}`;
}
