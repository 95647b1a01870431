/** What the pages' backend answers, in this order, whatever it is asked; then again from the first. */
export const SCRIPT: readonly string[] = [
  'The Pro plan costs 29 euros a month for each user.',
  'Returns are free within thirty days.\n\nWrite to us first, and we will send you a label.',
  'There are three plans:\n\n- Basic is for one person\n- Team is for up to ten\n- Pro is for everyone else\n\nYou can change at any time.',
  'Yes.',
];

/** The answer to the question with this number, counted from zero. */
export function answerTo(question: number): string {
  return SCRIPT[question % SCRIPT.length] ?? '';
}
