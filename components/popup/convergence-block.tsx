import { t } from '../i18n.ts';
import { Ring } from '../parts/ring.tsx';
import { Sparkline } from '../parts/sparkline.tsx';
import { say } from '../words.ts';
import { convergenceView } from './convergence-view.ts';
import type { LearnedData } from './popup-data.ts';

/** How near the prompt is to being converged, and the rewards that say so. */
export function ConvergenceBlock({ learned }: { readonly learned: LearnedData }) {
  const { words, share, done, record } = convergenceView(learned);
  const rewards = learned.history.map((entry) => entry.reward);
  const newest = rewards.at(-1);
  const { streakTarget } = learned;
  return (
    <section class="block" aria-labelledby="convergence-heading">
      <h2 id="convergence-heading">{t('popup_convergence')}</h2>
      <div class="ring-row">
        <Ring
          share={share}
          done={done}
          text={done ? '✓' : `${Math.round(share * streakTarget)}/${streakTarget}`}
        />
        <p role="status">{say(words)}</p>
      </div>
      {rewards.length > 1 && newest !== undefined && (
        <figure>
          <figcaption class="quiet">{t('popup_rewards')}</figcaption>
          <Sparkline
            values={rewards}
            description={say([
              'popup_rewards_described',
              rewards.length,
              Math.min(...rewards),
              Math.max(...rewards),
              newest,
            ])}
          />
        </figure>
      )}
      {record !== null && <p class="quiet">{say(record)}</p>}
    </section>
  );
}
