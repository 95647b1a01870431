import { collapseSpace } from '../core/text.ts';
import type { FoundTurn } from './detect/roles.ts';
import type { Behaviour } from './detect/weigh.ts';
import type { Texts } from './texts.ts';

/** Steps after which a text has grown, and was not put right. */
const STEPS_OF_GROWTH = 3;
/** How far above a change growth is noted. */
const LEVELS_UP = 6;
/** An answer that comes later was perhaps typed, in milliseconds. */
const PROMPT_MS = 10_000;
/** Messages of the person that are remembered. */
const MOST_SENT = 50;

/** Watches what a page does over time: the evidence that no reading of it can give. */
export interface BehaviourWatch extends Behaviour {
  /** Nodes in which something has changed; called for each batch of changes. */
  noteChanges(records: readonly MutationRecord[]): void;
  /** Looks which of the turns that the person has just sent were answered; true when one more was. */
  noteAnswers(turns: readonly FoundTurn[]): boolean;
}

function fieldOf(event: Event): Element | null {
  const [target] = event.composedPath();
  return target instanceof Element
    ? target.closest('textarea, input, [contenteditable], [role="textbox"]')
    : null;
}

function writtenIn(field: Element): string {
  if (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) return field.value;
  return field instanceof HTMLElement ? field.innerText : '';
}

function lastElement(nodes: NodeList): Element | null {
  return [...nodes].findLast((node) => node instanceof Element) ?? null;
}

export function watchBehaviour(
  document: Document,
  texts: Texts,
  signal: AbortSignal,
  now: () => number,
): BehaviourWatch {
  /** What the person sent, and when. */
  const sent = new Map<string, number>();
  const steps = new WeakMap<Element, number>();
  let field: Element | null = null;
  const answered = new Set<string>();
  let grown = false;

  function onInput(event: Event): void {
    field = fieldOf(event);
  }

  /** Whatever stands in the field when Enter or a button is pressed may be on its way. */
  function onSend(event: Event): void {
    if (event instanceof KeyboardEvent && event.key !== 'Enter') return;
    const text = field?.isConnected ? collapseSpace(writtenIn(field)) : '';
    if (text === '') return;
    sent.delete(text);
    sent.set(text, now());
    const [oldest] = sent.keys();
    if (sent.size > MOST_SENT && oldest !== undefined) sent.delete(oldest);
  }

  const options = { capture: true, passive: true, signal };
  document.addEventListener('input', onInput, options);
  document.addEventListener('keydown', onSend, options);
  document.addEventListener('click', onSend, options);

  /** Where a page builds a row anew for each token, the new row has grown as the old one had. */
  function carryOver({ addedNodes, removedNodes }: MutationRecord): void {
    const [fresh, old] = [lastElement(addedNodes), lastElement(removedNodes)];
    if (fresh === null || old === null) return;
    const before = old.textContent ?? '';
    const after = fresh.textContent ?? '';
    if (before !== '' && after.length > before.length && after.startsWith(before)) {
      steps.set(fresh, (steps.get(old) ?? 0) + 1);
    }
  }

  return {
    isEcho: (row) => sent.size > 0 && sent.has(collapseSpace(texts.of(row).text)),
    hasGrown(turns) {
      grown ||= turns.some(
        ({ element, role }) => role === 'assistant' && (steps.get(element) ?? 0) >= STEPS_OF_GROWTH,
      );
      return grown;
    },
    get answers() {
      return answered.size;
    },
    noteChanges(records) {
      const changed = new Set<Element>();
      for (const record of records) {
        if (record.type === 'attributes') continue;
        if (record.type === 'childList') carryOver(record);
        let at = record.target instanceof Element ? record.target : record.target.parentElement;
        for (let level = 0; level < LEVELS_UP && at !== null; level++, at = at.parentElement) {
          changed.add(at);
        }
      }
      for (const element of changed) steps.set(element, (steps.get(element) ?? 0) + 1);
    },
    noteAnswers(turns) {
      const before = answered.size;
      if (sent.size === 0) return false;
      for (const [index, { element, role }] of turns.entries()) {
        if (role !== 'user' || turns[index + 1]?.role !== 'assistant') continue;
        const query = collapseSpace(texts.of(element).text);
        const at = sent.get(query);
        if (at !== undefined && now() - at <= PROMPT_MS) answered.add(query);
      }
      return answered.size > before;
    },
  };
}
