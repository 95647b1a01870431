import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { renderPrompt } from '../../lib/policy/render.ts';
import type { PolicyVersion } from '../../lib/policy/version.ts';
import { type MessageKey, t } from '../i18n.ts';
import { Notice } from '../parts/notice.tsx';
import { PromptEditor } from '../parts/prompt-editor.tsx';
import { PromptText } from '../parts/prompt-text.tsx';
import { counted, say } from '../words.ts';
import type { PageData } from './popup-data.ts';
import { type Running, runningVersion } from './running-words.ts';

export interface PromptActions {
  /** Copies the text and notes that this version was copied; false where the browser refused. */
  copy(version: PolicyVersion, text: string): Promise<boolean>;
  /** The person says that the chat runs this version. */
  said(version: PolicyVersion): void;
  /** True when the new version is stored. */
  write(prompt: string): Promise<boolean>;
}

interface PromptBlockProps {
  readonly version: PolicyVersion;
  readonly deployedNumber: number | null;
  readonly page: PageData;
  readonly actions: PromptActions;
}

function RunningLine({ words, state }: Running) {
  return state === 'behind' ? (
    <Notice tone="warn">{say(words)}</Notice>
  ) : (
    <p class="quiet">{say(words)}</p>
  );
}

/** The active prompt: read it, copy it, edit it; and which version the chat really runs. */
export function PromptBlock({ version, deployedNumber, page, actions }: PromptBlockProps) {
  const editing = useSignal(false);
  /** What came of copying, and which version was meant. */
  const copied = useSignal<{ readonly id: string; readonly words: MessageKey } | null>(null);
  const editButton = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  useLayoutEffect(() => {
    if (wasEditing.current && !editing.value) editButton.current?.focus();
    wasEditing.current = editing.value;
  }, [editing.value]);
  const text = renderPrompt(version.genome);
  const running = runningVersion(version.number, deployedNumber, page);
  const copy = async () => {
    const done = await actions.copy(version, text);
    copied.value = { id: version.id, words: done ? 'popup_copied' : 'popup_copy_failed' };
  };
  const write = async (prompt: string) => {
    if (await actions.write(prompt)) editing.value = false;
  };
  return (
    <section class="block" aria-labelledby="prompt-heading">
      <div class="row">
        <h2 id="prompt-heading">{t('popup_prompt')}</h2>
        <span class="badge">{say(['popup_version', version.number])}</span>
        {running?.state === 'same' && <span class="quiet push-end">{say(running.words)}</span>}
      </div>
      {running !== null && running.state !== 'same' && <RunningLine {...running} />}
      {editing.value ? (
        <PromptEditor
          prompt={text}
          onSave={write}
          onCancel={() => {
            editing.value = false;
          }}
        />
      ) : (
        <>
          {text === '' ? (
            <p>{t('popup_no_prompt')}</p>
          ) : (
            <div data-testid="prompt">
              <PromptText text={text} label={t('popup_prompt_text')} />
            </div>
          )}
          <div class="row">
            {text !== '' && (
              <button type="button" class="button" data-kind="main" onClick={copy}>
                {t('popup_copy')}
              </button>
            )}
            <button
              ref={editButton}
              type="button"
              class="button"
              onClick={() => {
                editing.value = true;
              }}
            >
              {t(text === '' ? 'popup_write' : 'popup_edit')}
            </button>
            {running !== null && running.state !== 'same' && (
              <button type="button" class="button" onClick={() => actions.said(version)}>
                {say(['popup_said', version.number])}
              </button>
            )}
            <span class="quiet push-end">
              {say(counted(text.length, 'popup_one_character', 'popup_characters'))}
            </span>
          </div>
          <p class="quiet" role="status">
            {copied.value?.id === version.id && t(copied.value.words)}
          </p>
        </>
      )}
    </section>
  );
}
