import { t } from '../i18n.ts';
import { CycleCard } from './cycle-card.tsx';
import type { LearnedCycle } from './dashboard-data.ts';

interface FeedbackSectionProps {
  /** Newest first. */
  readonly cycles: readonly LearnedCycle[];
  readonly hasOlder: boolean;
  onOlder(): void;
}

/** The rated replies, a page at a time. */
export function FeedbackSection({ cycles, hasOlder, onOlder }: FeedbackSectionProps) {
  return (
    <section id="feedback" class="section" aria-labelledby="feedback-heading">
      <h2 id="feedback-heading">{t('dashboard_feedback')}</h2>
      <p class="quiet">
        {t(cycles.length === 0 ? 'dashboard_no_feedback' : 'dashboard_feedback_intro')}
      </p>
      {cycles.map(({ cycle, outcome }) => (
        <CycleCard key={cycle.id} cycle={cycle} outcome={outcome} />
      ))}
      {hasOlder && (
        <button type="button" class="button" onClick={onOlder}>
          {t('dashboard_older')}
        </button>
      )}
    </section>
  );
}
