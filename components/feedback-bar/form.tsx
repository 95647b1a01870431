import type { TargetedEvent } from 'preact';
import { CHIPS, type Chip, type Rating } from '../../lib/perception/rating.ts';
import { type MessageKey, t } from '../i18n.ts';
import { trusted } from './trusted.ts';
import type { BarActions } from './view.tsx';

/** The longest that the background takes. */
const LONGEST_COMMENT = 4_000;
const LONGEST_ANSWER = 200_000;

const CHIP_NAMES: { readonly [C in Chip]: MessageKey } = {
  too_long: 'bar_chip_too_long',
  wrong: 'bar_chip_wrong',
  ignored_format: 'bar_chip_ignored_format',
  tone: 'bar_chip_tone',
  missed_context: 'bar_chip_missed_context',
  refused: 'bar_chip_refused',
};

interface NoteFormProps {
  readonly draft: Rating;
  readonly isRevising: boolean;
  readonly isSending: boolean;
  readonly actions: BarActions;
}

/**
 * Not a form element: a page's script could submit one, and the browser would
 * call that event trusted.
 */
export function NoteForm({ draft, isRevising, isSending, actions }: NoteFormProps) {
  const isWrong = draft.verdict === 'incorrect';
  return (
    <div class="form">
      <fieldset class="chips">
        <legend>{t(isWrong ? 'bar_chips' : 'bar_chips_correct')}</legend>
        {CHIPS.map((chip) => (
          <button
            key={chip}
            type="button"
            class="chip"
            aria-pressed={draft.chips.includes(chip)}
            onClick={trusted(() => actions.onChip(chip))}
          >
            {t(CHIP_NAMES[chip])}
          </button>
        ))}
      </fieldset>
      <label for="comment">{t(isWrong ? 'bar_comment' : 'bar_comment_correct')}</label>
      <input
        id="comment"
        type="text"
        dir="auto"
        autocomplete="off"
        maxLength={LONGEST_COMMENT}
        value={draft.comment}
        onInput={trusted((event: TargetedEvent<HTMLInputElement>) =>
          actions.onComment(event.currentTarget.value),
        )}
      />
      <button
        type="button"
        class="disclosure"
        aria-expanded={isRevising}
        onClick={trusted(actions.onRevise)}
      >
        {t('bar_revise')}
      </button>
      {isRevising && (
        <>
          <label for="answer">{t('bar_revised')}</label>
          <textarea
            id="answer"
            dir="auto"
            rows={4}
            maxLength={LONGEST_ANSWER}
            value={draft.revisedAnswer}
            onInput={trusted((event: TargetedEvent<HTMLTextAreaElement>) =>
              actions.onRevisedAnswer(event.currentTarget.value),
            )}
          />
        </>
      )}
      <div class="line">
        <button
          type="button"
          class="save"
          aria-disabled={isSending}
          onClick={trusted(actions.onSave)}
        >
          {t('bar_save')}
        </button>
        <button type="button" class="plain" onClick={trusted(actions.onCancel)}>
          {t('bar_cancel')}
        </button>
      </div>
    </div>
  );
}
