import { render } from 'preact';
import { FEEDBACK_TAG } from '../../lib/chat/types.ts';
import type { Failure } from '../../lib/core/failure.ts';
import type { Progress } from '../../lib/messages/contract.ts';
import type { Rating } from '../../lib/perception/rating.ts';
import type { Backdrop } from './backdrop.ts';
import { containEvents } from './contain.ts';
import { keepingFocus, rememberFocus } from './focus.ts';
import { onFormKeys } from './keys.ts';
import { ReloadNote, type ReloadWords } from './reload-note.tsx';
import {
  acknowledge,
  type BarState,
  closeForm,
  edit,
  emptyRating,
  keepWordsForCorrect,
  openForm,
  refuse,
  restore,
  shownVerdict,
  startSending,
  tell,
  toggleChip,
  UNRATED,
} from './state.ts';
import { applyStyles } from './styles.ts';
import { type BarActions, FeedbackBar } from './view.tsx';

/** What a bar needs of the world. */
export interface BarPorts {
  newEventId(): string;
  /** Hands a rating over. Null once the background has stored it, else why it has not. */
  submit(eventId: string, rating: Rating): Promise<Failure | null>;
  /** False once the extension has gone and left this page behind. */
  isExtensionThere(): boolean;
  /** The bar was used in a tab that has outlived the extension. */
  onExtensionGone(): void;
}

export interface Bar {
  readonly host: HTMLElement;
  /** Draws the inside at first, and again when the page's colours change. */
  draw(backdrop: Backdrop): void;
  /** What has become of the rating. */
  tell(progress: Progress): void;
  /** How the reply was rated before this page was loaded. */
  restore(rating: Rating, progress: Progress): void;
  /** The page had dropped the host, and it stands again. */
  onPutBack(): void;
  /** Puts a note in the bar's place: the tab has to be loaded anew. */
  askToReload(words: ReloadWords): void;
  remove(): void;
}

/** A feedback bar for one reply. Its inside costs nothing before `draw`. */
export function createBar(document: Document, ports: BarPorts): Bar {
  const host = document.createElement(FEEDBACK_TAG);
  const root = host.attachShadow({ mode: 'open' });
  const focus = rememberFocus(host, root);
  let state: BarState = UNRATED;
  let backdrop: Backdrop | null = null;
  applyStyles(root);

  function update(next: BarState): void {
    state = next;
    const drawnOn = backdrop;
    if (drawnOn === null) return;
    keepingFocus(root, () =>
      render(<FeedbackBar state={state} backdrop={drawnOn} actions={actions} />, root),
    );
  }

  async function save(rating: Rating): Promise<void> {
    if (state.isSending) return;
    update(startSending(state, rating, ports.newEventId));
    const { attempt } = state;
    if (attempt === null) return;
    const failure = await ports.submit(attempt.eventId, attempt.rating);
    if (failure?.kind === 'extension_updated') ports.onExtensionGone();
    else update(failure === null ? acknowledge(state, attempt) : refuse(state, failure.kind));
  }

  /** Nothing can be drawn or saved any more once the extension has gone. */
  function whileThere<A extends unknown[]>(act: (...args: A) => void): (...args: A) => void {
    return (...args) => {
      if (ports.isExtensionThere()) act(...args);
      else ports.onExtensionGone();
    };
  }

  const actions: BarActions = {
    onVerdict: whileThere((verdict) => {
      const isOpenFor = state.isFormOpen && state.draft?.verdict === verdict;
      if (isOpenFor) update(closeForm(state));
      else if (verdict === 'incorrect' || state.rating?.verdict === 'correct') {
        update(openForm(state, verdict));
      } else {
        update(keepWordsForCorrect(state));
        void save(emptyRating('correct'));
      }
    }),
    onNote: whileThere(() => update(openForm(state, shownVerdict(state) ?? 'correct'))),
    onRetry: whileThere(() => {
      if (state.attempt !== null) void save(state.attempt.rating);
    }),
    onChip: whileThere((chip) => update(toggleChip(state, chip))),
    onComment: whileThere((comment) => update(edit(state, { comment }))),
    onRevise: whileThere(() => update({ ...state, isRevising: !state.isRevising })),
    onRevisedAnswer: whileThere((revisedAnswer) => update(edit(state, { revisedAnswer }))),
    onSave: whileThere(() => {
      update(edit(state, { comment: state.draft?.comment.trim() ?? '' }));
      if (state.draft !== null) void save(state.draft);
    }),
    onCancel: whileThere(() => update(closeForm(state))),
  };

  return {
    host,
    draw(behind) {
      if (behind.scheme === backdrop?.scheme && behind.surface === backdrop.surface) return;
      if (backdrop === null) {
        containEvents(host);
        onFormKeys(root, actions);
      }
      backdrop = behind;
      update(state);
    },
    tell: (progress) => update(tell(state, progress)),
    restore: (rating, progress) => update(restore(state, rating, progress)),
    onPutBack: focus.restore,
    askToReload(words) {
      const remove = () => host.remove();
      const reload = () => location.reload();
      const behind = backdrop ?? { scheme: 'light', surface: 'own' };
      render(
        <ReloadNote words={words} backdrop={behind} onReload={reload} onDismiss={remove} />,
        root,
      );
    },
    remove() {
      render(null, root);
      host.remove();
    },
  };
}
