import type { PromptGenome } from './genome.ts';

/** Why a version exists. */
export type VersionOrigin = 'first' | 'critic' | 'person' | 'restored';

/** One prompt at one time. Never changed once written. */
export interface PolicyVersion {
  readonly id: string;
  readonly profileId: string;
  /** 1, 2, 3 … within the profile. */
  readonly number: number;
  /** Null for the first version only. */
  readonly parentId: string | null;
  readonly origin: VersionOrigin;
  /** One sentence: what led to it. */
  readonly reason: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly genome: PromptGenome;
}
