import type { PolicyVersion } from '../../lib/policy/version.ts';
import type { Words } from '../words.ts';

const ORIGINS = {
  first: 'popup_origin_first',
  critic: 'popup_origin_critic',
  person: 'popup_origin_person',
  restored: 'popup_origin_restored',
} as const;

/** Where a version comes from. */
export function originWords({ origin, number }: Pick<PolicyVersion, 'origin' | 'number'>): Words {
  return [ORIGINS[origin], number];
}
