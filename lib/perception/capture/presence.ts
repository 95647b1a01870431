/** How long a person counts as present after the last thing they did. */
export const ACTIVE_MS = 30_000;

/**
 * For how long a person was there: their tab was visible and they had done
 * something within the last 30 s. All times are milliseconds of one clock that
 * never runs backwards.
 */
export interface Presence {
  /** Time counted up to `at`. */
  readonly presentMs: number;
  readonly at: number;
  readonly visible: boolean;
  readonly activeAt: number;
}

/** Opening a page is something a person does: it counts as the first activity. */
export function startPresence(now: number, visible: boolean): Presence {
  return { presentMs: 0, at: now, visible, activeAt: now };
}

/** Counts the time up to `now`. */
export function advancePresence(presence: Presence, now: number): Presence {
  const until = Math.min(now, presence.activeAt + ACTIVE_MS);
  const gained = presence.visible ? Math.max(0, until - presence.at) : 0;
  return {
    ...presence,
    presentMs: presence.presentMs + gained,
    at: Math.max(now, presence.at),
  };
}

/** The person did something. */
export function noteActivity(presence: Presence, now: number): Presence {
  return { ...advancePresence(presence, now), activeAt: now };
}

/** The tab was shown or hidden. */
export function noteVisibility(presence: Presence, now: number, visible: boolean): Presence {
  return { ...advancePresence(presence, now), visible };
}
