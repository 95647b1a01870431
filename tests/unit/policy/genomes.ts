import fc from 'fast-check';
import { collapseSpace } from '../../../lib/core/text.ts';
import type { Bullet, BulletSection, PromptGenome } from '../../../lib/policy/genome.ts';

/** Ids `new-1`, `new-2`, … */
export function countingIds(): () => string {
  let last = 0;
  return () => {
    last += 1;
    return `new-${last}`;
  };
}

export function bullet(id: string, text: string, cycleIds: readonly string[] = []): Bullet {
  return { id, text, provenance: { source: 'person', version: 1, cycleIds, reason: '' } };
}

export function genomeOf(parts: Partial<PromptGenome>): PromptGenome {
  return { role: '', hardRules: [], context: [], guidelines: [], examples: [], ...parts };
}

/** What a genome says, without ids and provenance. */
export function wordsOfGenome(genome: PromptGenome): Record<BulletSection | 'role', unknown> {
  const texts = (bullets: readonly Bullet[]) => bullets.map(({ text }) => text);
  return {
    role: genome.role,
    hardRules: texts(genome.hardRules),
    context: texts(genome.context),
    guidelines: texts(genome.guidelines),
    examples: texts(genome.examples),
  };
}

/** One line with at least one word, that does not open a section. */
export const oneLine: fc.Arbitrary<string> = fc
  .oneof(
    fc.string({ unit: 'grapheme' }),
    fc
      .array(fc.constantFrom('be', 'brief', '-', '##', '*', 'VAT', '21 %'), { minLength: 1 })
      .map((words) => words.join(' ')),
  )
  .map(collapseSpace)
  .filter((text) => text !== '' && !text.startsWith('## '));

/** Genomes with an id and a text of its own for every bullet. */
export const genomes: fc.Arbitrary<PromptGenome> = fc
  .record({
    role: fc.oneof(fc.constant(''), oneLine),
    bullets: fc.uniqueArray(
      fc.tuple(fc.constantFrom('hardRules', 'context', 'guidelines', 'examples'), oneLine),
      { maxLength: 12, selector: ([, text]) => text.toLowerCase() },
    ),
  })
  .map(({ role, bullets }) => {
    const numbered = bullets.map(([section, text], index) => ({
      section,
      bullet: bullet(`b${index}`, text, [`cycle-${index}`]),
    }));
    const inSection = (wanted: BulletSection) =>
      numbered.filter(({ section }) => section === wanted).map(({ bullet }) => bullet);
    return {
      role,
      hardRules: inSection('hardRules'),
      context: inSection('context'),
      guidelines: inSection('guidelines'),
      examples: inSection('examples'),
    };
  });

/** Prompts of a few words each, so that two of them share some. */
export const prose: fc.Arbitrary<string> = fc
  .array(
    fc.constantFrom('always', 'include', 'the', 'VAT', 'be', 'brief', ' ', '\n', '\n\n', '\t '),
  )
  .map((words) => words.join(' '));
