import type { PromptGenome } from './genome.ts';
import type { PolicyVersion, VersionOrigin } from './version.ts';

/**
 * The version that follows `parent`, which must be its profile's newest. `now`
 * is in milliseconds since the epoch, `reason` a sentence on what led to it.
 */
export function nextVersion(
  parent: PolicyVersion,
  made: {
    readonly id: string;
    readonly now: number;
    readonly genome: PromptGenome;
    readonly origin: Exclude<VersionOrigin, 'first'>;
    readonly reason: string;
  },
): PolicyVersion {
  return {
    id: made.id,
    profileId: parent.profileId,
    number: parent.number + 1,
    parentId: parent.id,
    origin: made.origin,
    reason: made.reason,
    createdAt: made.now,
    genome: made.genome,
  };
}
