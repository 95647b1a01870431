import { keywordsOf, sentencesOf } from './text.ts';

/** A sentence that the model may answer with, and the heading it stands under. */
export interface Fact {
  readonly section: string;
  readonly text: string;
}

const MOST_FACTS = 4;
/** Share of the best score that a further fact needs. */
const CLOSE_TO_BEST = 0.95;
/** What a heading counts where no word of the sentence itself fits. */
const HEADING_WEIGHT = 0.3;

/** The facts of a Markdown text. */
export function factsOf(markdown: string): Fact[] {
  let section = '';
  return markdown.split('\n').flatMap((line) => {
    const heading = /^#+\s+(.*)$/u.exec(line)?.[1];
    if (heading === undefined) return sentencesOf(line).map((text) => ({ section, text }));
    section = heading.trim();
    return [];
  });
}

/** The facts that answer the question best, in the order of the text; rare words weigh more. */
export function findFacts(facts: readonly Fact[], question: string): Fact[] {
  const words = facts.map((fact) => keywordsOf(fact.text));
  const weightOf = (word: string) =>
    Math.log(1 + facts.length / (1 + words.filter((own) => own.has(word)).length));
  const asked = [...keywordsOf(question)];
  const sum = (own: ReadonlySet<string>) =>
    asked.filter((word) => own.has(word)).reduce((total, word) => total + weightOf(word), 0);
  const scores = facts.map(
    (fact, index) =>
      sum(words[index] ?? new Set()) || HEADING_WEIGHT * sum(keywordsOf(fact.section)),
  );
  const best = Math.max(0, ...scores);
  if (best === 0) return [];
  return facts
    .filter((_, index) => (scores[index] ?? 0) >= best * CLOSE_TO_BEST)
    .slice(0, MOST_FACTS);
}
