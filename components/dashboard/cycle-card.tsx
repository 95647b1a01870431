import { momentText } from '../format.ts';
import { t } from '../i18n.ts';
import { say } from '../words.ts';
import { currentOutcome, fateWords } from './cycle-words.ts';
import type { LearnedCycle } from './dashboard-data.ts';
import { DecisionView } from './decision-view.tsx';
import { Disclosure } from './disclosure.tsx';
import { PhasesView } from './phases-view.tsx';

/** One cycle: its four phases, and what the step made of them. */
export function CycleCard({ cycle, outcome: latest }: LearnedCycle) {
  const outcome = currentOutcome(cycle, latest);
  const correct = cycle.accSignal.verdict === 'correct';
  return (
    <Disclosure
      id={`cycle-${cycle.id}`}
      summary={
        <>
          <span class="badge" data-tone={correct ? 'good' : 'bad'}>
            {t(correct ? 'dashboard_correct' : 'dashboard_incorrect')}
          </span>
          <bdi class="summary-text">{cycle.systemAction.query}</bdi>
          <span class="quiet">{say(fateWords(outcome))}</span>
          <time class="quiet" dateTime={new Date(cycle.ratedAt).toISOString()}>
            {momentText(cycle.ratedAt)}
          </time>
        </>
      }
      content={() => (
        <>
          <PhasesView cycle={cycle} />
          {outcome !== null && <DecisionView outcome={outcome} />}
        </>
      )}
    />
  );
}
