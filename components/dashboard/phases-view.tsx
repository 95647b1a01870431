import type { ComponentChildren } from 'preact';
import type { PerceptionCycle } from '../../lib/perception/cycle.ts';
import { observationLines, rawLines } from '../../lib/perception/observations.ts';
import { type MessageKey, t } from '../i18n.ts';
import { PromptText } from '../parts/prompt-text.tsx';
import { say } from '../words.ts';
import { CHIP_KEYS, runningWords } from './cycle-words.ts';
import { Quote } from './quote.tsx';

interface PhaseProps {
  readonly number: 1 | 2 | 3 | 4;
  readonly children: ComponentChildren;
}

function Phase({ number, children }: PhaseProps) {
  return (
    <li class="phase" data-phase={number}>
      <h3>{t(`dashboard_phase_${number}`)}</h3>
      <p class="quiet">{t(`dashboard_phase_${number}_means`)}</p>
      {children}
    </li>
  );
}

function PredictiveModel({ predictiveModel }: PerceptionCycle) {
  return (
    <Phase number={1}>
      <p>{say(runningWords(predictiveModel))}</p>
      {predictiveModel.prompt !== '' && (
        <PromptText text={predictiveModel.prompt} label={t('dashboard_prompt')} />
      )}
    </Phase>
  );
}

function SystemAction({ systemAction, site }: PerceptionCycle) {
  const { query, reply, earlier } = systemAction;
  return (
    <Phase number={2}>
      <bdi class="quiet">{site}</bdi>
      {earlier.length > 0 && (
        <details>
          <summary>{t('dashboard_earlier')}</summary>
          {earlier.map(({ role, text }, index) => (
            <Quote
              key={`${index} ${role}`}
              name={role === 'user' ? 'dashboard_query' : 'dashboard_reply'}
              text={text}
            />
          ))}
        </details>
      )}
      <Quote name="dashboard_query" text={query} />
      <Quote name="dashboard_reply" text={reply} />
    </Phase>
  );
}

function Lines({ lines, name }: { readonly lines: readonly string[]; readonly name: MessageKey }) {
  return <PromptText text={lines.join('\n')} label={t(name)} />;
}

function Observation({ observation }: PerceptionCycle) {
  const lines = observationLines(observation.signals);
  const raw = rawLines(observation.signals);
  return (
    <Phase number={3}>
      {lines.length === 0 ? (
        <p>{t('dashboard_nothing_observed')}</p>
      ) : (
        <Lines lines={lines} name="dashboard_phase_3" />
      )}
      {raw.length > 0 && (
        <details>
          <summary>{t('dashboard_raw')}</summary>
          <Lines lines={raw} name="dashboard_raw" />
        </details>
      )}
    </Phase>
  );
}

function AccSignal({ accSignal }: PerceptionCycle) {
  const { verdict, chips, comment, revisedAnswer } = accSignal;
  return (
    <Phase number={4}>
      <p class="row">
        <strong>{t(verdict === 'correct' ? 'dashboard_correct' : 'dashboard_incorrect')}</strong>
        {chips.map((chip) => (
          <span key={chip} class="badge">
            {t(CHIP_KEYS[chip])}
          </span>
        ))}
      </p>
      {comment !== '' && <Quote name="dashboard_comment" text={comment} />}
      {revisedAnswer !== '' && <Quote name="dashboard_revised" text={revisedAnswer} />}
    </Phase>
  );
}

/** The four phases of a cycle, in their order. */
export function PhasesView({ cycle }: { readonly cycle: PerceptionCycle }) {
  return (
    <ol class="phases">
      <PredictiveModel {...cycle} />
      <SystemAction {...cycle} />
      <Observation {...cycle} />
      <AccSignal {...cycle} />
    </ol>
  );
}
