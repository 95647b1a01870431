import type { PopupData } from '../../lib/store/read.ts';
import type { LearnedData, PageData } from './popup-data.ts';

/** What the store holds, as seen from a page. */
export function learnedData(stored: PopupData, page: PageData, streakTarget: number): LearnedData {
  const { active, rewards, streak, converged, lastOutcome, deployments, queue } = stored;
  const here = deployments.find(({ site }) => page.kind === 'site' && site === page.origin);
  return {
    active,
    history: rewards,
    streak,
    streakTarget,
    converged,
    last: lastOutcome ?? null,
    deployedNumber: here?.versionNumber ?? null,
    queue: {
      waiting: queue.queued + queue.running + queue.waiting,
      running: queue.running > 0,
      failureKind: queue.failure?.kind ?? null,
    },
  };
}
