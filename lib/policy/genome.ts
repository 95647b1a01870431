/** The sections of a prompt that hold bullets, in the order in which they are rendered. */
export const BULLET_SECTIONS = ['hardRules', 'context', 'guidelines', 'examples'] as const;

export type BulletSection = (typeof BULLET_SECTIONS)[number];

/** Where a bullet comes from. */
export interface Provenance {
  /** `person`: typed or pasted by the person. `critic`: an accepted proposal. */
  readonly source: 'person' | 'critic';
  /** Number of the version in which the bullet got its present text. */
  readonly version: number;
  /** The rated cycles that led to it, oldest first; empty for the person's own text. */
  readonly cycleIds: readonly string[];
  /** The critic's or the person's reason, in a sentence; empty when none was given. */
  readonly reason: string;
}

export interface Bullet {
  /** Stays the same while the text is changed by edits. */
  readonly id: string;
  readonly text: string;
  readonly provenance: Provenance;
}

/** A prompt as named sections. `role` is free text, kept word for word. */
export interface PromptGenome {
  readonly role: string;
  readonly hardRules: readonly Bullet[];
  readonly context: readonly Bullet[];
  readonly guidelines: readonly Bullet[];
  readonly examples: readonly Bullet[];
}

/** A genome that holds nothing but a role. */
export function genomeOfRole(role: string): PromptGenome {
  return { role, hardRules: [], context: [], guidelines: [], examples: [] };
}

/** Every bullet of a genome, in the order in which they are rendered. */
export function allBullets(genome: PromptGenome): readonly Bullet[] {
  return BULLET_SECTIONS.flatMap((section) => genome[section]);
}
