import {
  BULLET_SECTIONS,
  type Bullet,
  type BulletSection,
  type PromptGenome,
} from '../policy/genome.ts';

const INITIALS: Readonly<Record<BulletSection, string>> = {
  hardRules: 'H',
  context: 'C',
  guidelines: 'G',
  examples: 'E',
};

/** A bullet by a short name that a small model can copy. */
export interface NamedBullet extends Pick<Bullet, 'id' | 'text'> {
  readonly name: string;
  readonly section: BulletSection;
}

/** The bullets of a genome, named by section and place: H1, H2, G1 … */
export function namedBullets(genome: PromptGenome): readonly NamedBullet[] {
  return BULLET_SECTIONS.flatMap((section) =>
    genome[section].map(({ id, text }, index) => ({
      id,
      text,
      name: `${INITIALS[section]}${index + 1}`,
      section,
    })),
  );
}
