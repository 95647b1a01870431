import type { Backdrop } from './backdrop.ts';
import { trusted } from './trusted.ts';

/** Read while the extension is there: afterwards its texts cannot be reached. */
export interface ReloadWords {
  readonly sentence: string;
  readonly reload: string;
  readonly dismiss: string;
}

interface ReloadNoteProps {
  readonly words: ReloadWords;
  readonly backdrop: Backdrop;
  onReload(): void;
  onDismiss(): void;
}

/** All that is left of Whetstone in a tab that has outlived it. */
export function ReloadNote({ words, backdrop, onReload, onDismiss }: ReloadNoteProps) {
  return (
    <div class="bar" data-scheme={backdrop.scheme} data-surface={backdrop.surface}>
      <div class="line">
        <output data-state="unsent">{words.sentence}</output>
        <button type="button" class="plain" onClick={trusted(onReload)}>
          {words.reload}
        </button>
        <button type="button" class="quiet" onClick={trusted(onDismiss)}>
          {words.dismiss}
        </button>
      </div>
    </div>
  );
}
