import type { BulletSection, Provenance } from '../../lib/policy/genome.ts';
import type { MessageKey } from '../i18n.ts';
import { counted, type Words } from '../words.ts';

export const SECTION_KEYS: { readonly [S in BulletSection]: MessageKey } = {
  hardRules: 'dashboard_hard_rules',
  context: 'dashboard_context',
  guidelines: 'dashboard_guidelines',
  examples: 'dashboard_examples',
};

/** Who wrote a bullet, when, and from how many ratings. */
export function provenanceWords({ source, version, cycleIds }: Provenance): readonly Words[] {
  const author: Words = [
    source === 'critic' ? 'dashboard_by_critic' : 'dashboard_by_person',
    version,
  ];
  return cycleIds.length === 0
    ? [author]
    : [author, counted(cycleIds.length, 'dashboard_one_rating', 'dashboard_ratings')];
}
