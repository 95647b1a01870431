import type { Chip, Verdict } from '../../lib/perception/rating.ts';
import { type MessageKey, t } from '../i18n.ts';
import type { Backdrop } from './backdrop.ts';
import { NoteForm } from './form.tsx';
import { Cross, Tick } from './icons.tsx';
import { outcomeText } from './outcome-text.ts';
import { type BarState, hasNote, shownVerdict } from './state.ts';
import { trusted } from './trusted.ts';

/** What a person can do in a bar. Called for trusted events only. */
export interface BarActions {
  onVerdict(verdict: Verdict): void;
  onNote(): void;
  onRetry(): void;
  onChip(chip: Chip): void;
  onComment(text: string): void;
  onRevise(): void;
  onRevisedAnswer(text: string): void;
  onSave(): void;
  onCancel(): void;
}

interface BarProps {
  readonly state: BarState;
  readonly backdrop: Backdrop;
  readonly actions: BarActions;
}

const VERDICTS: readonly (readonly [Verdict, MessageKey, typeof Tick])[] = [
  ['correct', 'bar_correct', Tick],
  ['incorrect', 'bar_incorrect', Cross],
];

export function FeedbackBar({ state, backdrop, actions }: BarProps) {
  const { outcome, isFormOpen, isSending, draft } = state;
  const shown = shownVerdict(state);
  const canRetry = outcome?.state === 'unsent' && !isFormOpen;
  // What became of the stored verdict would be taken for the answer to the other one that is being written.
  const isChanging = isFormOpen && state.rating !== null && state.rating.verdict !== shown;
  const told = isChanging && outcome?.state !== 'unsent' ? null : outcome;
  const canNote = shown !== null && !isFormOpen && !canRetry;
  return (
    <fieldset
      class="bar"
      aria-label={t('bar_label')}
      aria-busy={isSending}
      lang={t('bar_language')}
      data-scheme={backdrop.scheme}
      data-surface={backdrop.surface}
    >
      <div class="line">
        {VERDICTS.map(([verdict, name, Icon]) => (
          <button
            key={verdict}
            type="button"
            class="quiet"
            data-verdict={verdict}
            aria-pressed={shown === verdict}
            onClick={trusted(() => actions.onVerdict(verdict))}
          >
            <Icon />
            {t(name)}
          </button>
        ))}
        {canRetry && (
          <button type="button" class="plain" onClick={trusted(actions.onRetry)}>
            {t('bar_try_again')}
          </button>
        )}
        {canNote && (
          <button type="button" class="quiet" onClick={trusted(actions.onNote)}>
            {t(hasNote(state) ? 'bar_edit_note' : 'bar_add_note')}
          </button>
        )}
        <output data-state={told?.state}>{told === null ? '' : outcomeText(told)}</output>
      </div>
      {isFormOpen && draft !== null && (
        <NoteForm
          draft={draft}
          isRevising={state.isRevising}
          isSending={isSending}
          actions={actions}
        />
      )}
    </fieldset>
  );
}
