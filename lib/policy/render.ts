import { BULLET_SECTIONS, type BulletSection, type PromptGenome } from './genome.ts';

/** The line that opens each section of a rendered prompt. `parsePrompt` reads the same. */
export const SECTION_HEADINGS: Readonly<Record<BulletSection, string>> = {
  hardRules: '## Hard rules',
  context: '## Context',
  guidelines: '## Guidelines',
  examples: '## Examples',
};

/**
 * The prompt as a person pastes it into a chat: the role word for word, then
 * each section that has bullets.
 */
export function renderPrompt(genome: PromptGenome): string {
  const sections = BULLET_SECTIONS.filter((section) => genome[section].length > 0).map((section) =>
    [SECTION_HEADINGS[section], ...genome[section].map((bullet) => `- ${bullet.text}`)].join('\n'),
  );
  return (genome.role === '' ? sections : [genome.role, ...sections]).join('\n\n');
}

/** The prompt as JSON: the role and the bullets' texts by section, without ids and provenance. */
export function renderJson(genome: PromptGenome): string {
  const texts = (section: BulletSection) => genome[section].map((bullet) => bullet.text);
  return JSON.stringify(
    {
      role: genome.role,
      hardRules: texts('hardRules'),
      context: texts('context'),
      guidelines: texts('guidelines'),
      examples: texts('examples'),
    },
    null,
    2,
  );
}
