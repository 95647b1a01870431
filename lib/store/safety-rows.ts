import { z } from 'zod';
import type { Signal } from '../perception/signals.ts';
import { COPIED_STORES, type CopiedStore, type CycleRow } from './schema.ts';

/** How many of the newest cycles the copy keeps with the text of their conversations. */
export const KEPT_WHOLE = 200;

/** Where the copy keeps the number of the last commit that it has. */
export const SEQ_KEY = 'copy/seq';

export function keyOf(store: CopiedStore, key: string): string {
  return `copy/${store}/${key}`;
}

export interface CopiedRow {
  readonly store: CopiedStore;
  readonly key: string;
  readonly row: unknown;
  /** The text of the conversation was left out. */
  readonly thin: boolean;
}

const copiedSchema = z.object({
  thin: z.boolean().optional(),
  row: z.looseObject({ id: z.string().optional(), cycleId: z.string().optional() }),
});

const seqSchema = z.number().int().min(0);

/** The commit that the copy has come to; undefined where it has no copy. */
export function readSeq(items: Readonly<Record<string, unknown>>): number | undefined {
  return seqSchema.safeParse(items[SEQ_KEY]).data;
}

/**
 * Reads everything of the copy in a key-value area. `damaged`: rows that are
 * not what was written; keys of other parts of the extension do not count.
 */
export function readRows(items: Readonly<Record<string, unknown>>): {
  readonly rows: readonly CopiedRow[];
  readonly damaged: number;
} {
  const rows: CopiedRow[] = [];
  let damaged = 0;
  for (const [name, item] of Object.entries(items)) {
    const [prefix, storeName, ...rest] = name.split('/');
    const store = COPIED_STORES.find((one) => one === storeName);
    if (prefix !== 'copy' || store === undefined) continue;
    const key = rest.join('/');
    const parsed = copiedSchema.safeParse(item);
    const own = store === 'outcomes' ? parsed.data?.row.cycleId : parsed.data?.row.id;
    if (parsed.success && own === key) {
      rows.push({ store, key, row: parsed.data.row, thin: parsed.data.thin === true });
    } else damaged += 1;
  }
  return { rows, damaged };
}

/** A cycle without the words of its conversation; the person's comment stays. */
export function withoutText(cycle: CycleRow): CycleRow {
  return {
    ...cycle,
    // Comes back from the version.
    predictiveModel: { ...cycle.predictiveModel, prompt: '' },
    systemAction: { ...cycle.systemAction, query: '', reply: '', earlier: [] },
    observation: {
      signals: cycle.observation.signals.filter(({ kind }) => kind !== 'cursor').map(withoutWords),
    },
    accSignal: { ...cycle.accSignal, revisedAnswer: '' },
  };
}

function withoutWords(signal: Signal): Signal {
  switch (signal.kind) {
    case 'select': {
      const { text: _text, ...rest } = signal;
      return rest;
    }
    case 'click': {
      const { label: _label, ...rest } = signal;
      return rest;
    }
    case 'review': {
      const { title: _title, ...rest } = signal;
      return rest;
    }
    default:
      return signal;
  }
}
