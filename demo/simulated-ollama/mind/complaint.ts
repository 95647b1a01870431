import { type AskedDirective, directivesIn } from './directives.ts';

/** What a chip asks for, where the person wrote no words of their own. */
const CHIP_RULES: readonly (readonly [RegExp, string])[] = [
  [/too long/iu, 'Answer in at most two sentences.'],
  [/ignored .*format/iu, 'Answer as a list of bullets.'],
  [/tone/iu, 'Address the customer formally.'],
  [/missed .*context/iu, 'Name the section of the catalogue that the answer is from.'],
  [/refused/iu, 'Answer every question that the catalogue has an answer to.'],
  [/wrong/iu, 'Check every figure against the catalogue.'],
];

const LONGEST_RULE_WORDS = 60;

/** The rule that would have prevented the complaint: the person's own words, or what their chip means. */
export function ruleFor(comment: string, reasons: string): string {
  const own = comment.trim().split(/\s+/u).slice(0, LONGEST_RULE_WORDS).join(' ');
  return own || (CHIP_RULES.find(([chip]) => chip.test(reasons))?.[1] ?? '');
}

/** True where the prompt already asks for everything that the rule asks for. */
export function isAskedIn(prompt: string, rule: string): boolean {
  if (prompt.toLowerCase().includes(rule.toLowerCase())) return true;
  const present = new Set(directivesIn(prompt).map(({ directive }) => directive.id));
  const wanted = directivesIn(rule).map(({ directive }) => directive.id);
  return wanted.length > 0 && wanted.every((id) => id !== 'mention' && present.has(id));
}

/** True where a reply does everything that the rule asks for; false where nobody can tell. */
export function isFollowed(rule: string, reply: string, question: string): boolean {
  const wanted: readonly AskedDirective[] = directivesIn(rule);
  return wanted.length > 0 && wanted.every(({ directive }) => directive.holds(reply, question));
}

/** True where a reply says no more than that it has no answer. */
export function isNoAnswer(reply: string): boolean {
  return /^$|could not find|no he encontrado/iu.test(reply.trim());
}
