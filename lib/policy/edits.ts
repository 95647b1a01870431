import type { BulletSection } from './genome.ts';

/** What a critic may do to a prompt. Code applies it; a model never writes the whole prompt. */
export type Edit =
  | {
      readonly op: 'add';
      readonly section: Exclude<BulletSection, 'examples'>;
      readonly text: string;
      readonly reason: string;
    }
  | {
      readonly op: 'change';
      readonly bulletId: string;
      readonly text: string;
      readonly reason: string;
    }
  | { readonly op: 'remove'; readonly bulletId: string; readonly reason: string }
  | { readonly op: 'change-role'; readonly text: string; readonly reason: string }
  | { readonly op: 'add-example'; readonly text: string; readonly reason: string };
