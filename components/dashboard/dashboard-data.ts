import type { StepOutcome } from '../../lib/loop/outcome.ts';
import type { PerceptionCycle } from '../../lib/perception/cycle.ts';
import type { PolicyVersion } from '../../lib/policy/version.ts';
import type { SiteSettings } from '../../lib/settings/settings.ts';
import type { ServerCheck } from '../parts/server-words.ts';

/** A cycle and what the step made of it; null while it waits. */
export interface LearnedCycle {
  readonly cycle: PerceptionCycle;
  readonly outcome: StepOutcome | null;
}

/** What the dashboard shows, as the store holds it. */
export interface DashboardData {
  /** Newest first. */
  readonly versions: readonly PolicyVersion[];
  readonly activeId: string;
  /** Newest first. */
  readonly cycles: readonly LearnedCycle[];
  /** There are cycles older than the last of `cycles`. */
  readonly hasOlder: boolean;
}

export interface Site extends SiteSettings {
  readonly origin: string;
}

/** The model server as it is set, and as it answered last. */
export interface ModelServer {
  readonly address: string;
  /** Null takes the first that the server has. */
  readonly model: string | null;
  /** Null while it is being asked. */
  readonly check: ServerCheck | null;
}
