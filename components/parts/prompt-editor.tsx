import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../i18n.ts';
import { counted, say } from '../words.ts';

interface PromptEditorProps {
  readonly prompt: string;
  onSave(prompt: string): void;
  onCancel(): void;
}

/** Edits the prompt as plain text; what is saved becomes a new version. */
export function PromptEditor({ prompt, onSave, onCancel }: PromptEditorProps) {
  const draft = useSignal(prompt);
  const field = useRef<HTMLTextAreaElement>(null);
  // The button that opened the editor has gone, and the focus would go with it.
  useLayoutEffect(() => field.current?.focus(), []);
  const unchanged = draft.value.trim() === '' || draft.value === prompt;
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        onSave(draft.value);
      }}
    >
      <div>
        <label for="prompt-draft">{t('popup_edit_label')}</label>
        <textarea
          ref={field}
          id="prompt-draft"
          class="prompt-draft"
          dir="auto"
          maxLength={50_000}
          value={draft.value}
          onInput={(event) => {
            draft.value = event.currentTarget.value;
          }}
        />
      </div>
      <div class="row row-ends">
        <span class="quiet">
          {say(counted(draft.value.length, 'popup_one_character', 'popup_characters'))}
        </span>
        <span class="row">
          <button type="button" class="button" onClick={onCancel}>
            {t('popup_cancel')}
          </button>
          <button type="submit" class="button" data-kind="main" disabled={unchanged}>
            {t('popup_save')}
          </button>
        </span>
      </div>
    </form>
  );
}
