import { parsePrompt } from './parse.ts';
import type { PolicyVersion } from './version.ts';

/**
 * Version 1 of a profile, from the prompt that the person begins with; it may
 * be empty. `now` is in milliseconds since the epoch. Its origin says all, so
 * the reason stays empty.
 */
export function firstVersion(from: {
  readonly id: string;
  readonly profileId: string;
  readonly now: number;
  readonly prompt: string;
  newId(): string;
}): PolicyVersion {
  return {
    id: from.id,
    profileId: from.profileId,
    number: 1,
    parentId: null,
    origin: 'first',
    reason: '',
    createdAt: from.now,
    genome: parsePrompt(from.prompt, { version: 1, newId: from.newId }),
  };
}
