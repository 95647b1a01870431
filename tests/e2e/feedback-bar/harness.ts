import { backdropOf, onBackdropChange } from '../../../components/feedback-bar/backdrop.ts';
import { type Bar, createBar } from '../../../components/feedback-bar/bar.tsx';
import { nearFirst } from '../../../components/feedback-bar/near-first.ts';
import type { FinishedReply } from '../../../lib/chat/types.ts';
import type { Failure } from '../../../lib/core/failure.ts';
import { gatherSignals } from '../../../lib/perception/capture/gather.ts';
import type { Rating } from '../../../lib/perception/rating.ts';
import type { Signal } from '../../../lib/perception/signals.ts';

declare global {
  interface Window {
    submitRating(eventId: string, rating: Rating): Promise<Failure | null>;
    whetstone: Harness;
  }
}

/** What a test can reach in the page. */
export interface Harness {
  readonly bars: Bar[];
  isExtensionThere: boolean;
  signalsOf(key: string): Signal[];
  /** Milliseconds of scripting: to take in all replies, for the first bars, for all bars. */
  readonly timing: { setUpMs: number; firstMs: number; barsMs: number };
}

const { signal } = new AbortController();
const timing = { setUpMs: 0, firstMs: 0, barsMs: 0 };
const gathering = gatherSignals(document, signal);
let events = 0;

const harness: Harness = {
  bars: [],
  isExtensionThere: true,
  signalsOf: (key) => gathering.signalsOf(key),
  timing,
};
window.whetstone = harness;

function mount(reply: FinishedReply): Bar {
  const bar = createBar(document, {
    newEventId: () => `event ${++events}`,
    submit: (eventId, rating) => window.submitRating(eventId, rating),
    isExtensionThere: () => harness.isExtensionThere,
    onExtensionGone: () =>
      bar.askToReload({
        sentence: 'Whetstone was updated: reload this page to go on.',
        reload: 'Reload',
        dismiss: 'Dismiss',
      }),
  });
  reply.element.append(bar.host);
  return bar;
}

const soon = nearFirst<FinishedReply>(signal, (replies) => {
  const startedAt = performance.now();
  const known = new Map();
  const ready = replies.map((reply) => ({ reply, behind: backdropOf(reply.element, known) }));
  for (const { reply, behind } of ready) {
    const bar = mount(reply);
    bar.draw(behind);
    harness.bars.push(bar);
  }
  const spentMs = performance.now() - startedAt;
  timing.firstMs ||= spentMs;
  timing.barsMs += spentMs;
});

onBackdropChange(document, signal, () => {
  for (const bar of harness.bars) {
    const reply = bar.host.parentElement;
    if (reply !== null) bar.draw(backdropOf(reply));
  }
});

const startedAt = performance.now();
for (const [index, element] of [...document.querySelectorAll('.reply')].entries()) {
  const reply: FinishedReply = {
    key: `reply ${index + 1}`,
    element,
    query: 'What does it cost?',
    text: element.textContent ?? '',
    earlier: [],
    finishedAt: Date.now(),
  };
  gathering.add(reply);
  soon.add(element, reply);
}
timing.setUpMs = performance.now() - startedAt;
