import type { StepOutcome } from '../../lib/loop/outcome.ts';
import { numberText } from '../format.ts';
import { t } from '../i18n.ts';
import { decisionWords } from '../parts/decision-words.ts';
import { EditList } from '../parts/edit-list.tsx';
import { editWords } from '../parts/edit-words.ts';
import { say } from '../words.ts';
import { decisionNumbers } from './cycle-words.ts';
import { Quote } from './quote.tsx';

/** What a step decided, why, and with which numbers. */
export function DecisionView({ outcome }: { readonly outcome: StepOutcome }) {
  const { gate, proposal, newVersion, entry } = outcome;
  return (
    <section class="decision">
      <h3>{t('dashboard_decision')}</h3>
      <p>{say(decisionWords(gate))}</p>
      {proposal !== null && (
        <div>
          {newVersion === null && <h4 class="quiet">{t('popup_unapplied')}</h4>}
          <EditList edits={proposal.edits.map(editWords)} />
        </div>
      )}
      {entry.reasoning !== '' && <Quote name="dashboard_reasoning" text={entry.reasoning} />}
      <dl class="numbers">
        {decisionNumbers(outcome).map(({ name, value }) => (
          <div key={name}>
            <dt class="quiet">{t(name)}</dt>
            <dd>{typeof value === 'number' ? numberText(value) : say(value)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
