import { fieldsOf, listOf } from './values.ts';

/** What a request asks the model to be, told from the request itself. `load`: no messages. */
export const STAGES = ['backward', 'optimizer', 'actor', 'judge', 'chat', 'load', 'other'] as const;
export type Stage = (typeof STAGES)[number];

type FaultKind =
  /** The headers come late, as while a model loads. */
  | { readonly kind: 'delay-headers'; readonly ms: number }
  /** The tokens come slowly. */
  | { readonly kind: 'slow'; readonly tokenMs: number }
  /** The connection breaks: before the headers with `afterChunks` 0, else in mid-stream. */
  | { readonly kind: 'cut'; readonly afterChunks?: number }
  /** HTTP stays 200 and an error line ends the stream. */
  | { readonly kind: 'error-line'; readonly message?: string }
  /** A line of the stream is not JSON. */
  | { readonly kind: 'broken-line' }
  /** The model answers noise. */
  | { readonly kind: 'garbage' }
  /** JSON that does not follow the schema. */
  | { readonly kind: 'wrong-schema' }
  /** Reasoning stands in the answer; `closed` false leaves it open. */
  | { readonly kind: 'think-text'; readonly closed?: boolean }
  | { readonly kind: 'refusal' }
  /** The answer stops half-way, `done_reason` "length". */
  | { readonly kind: 'unfinished' }
  | { readonly kind: 'status'; readonly code: number; readonly message?: string };

/** A fault and the chat requests that it befalls: the next `times` (1) of `stage` (any). */
export type Fault = FaultKind & { readonly stage?: Stage; readonly times?: number | 'always' };

const REQUIRED_NUMBER: Readonly<Record<Fault['kind'], string | null>> = {
  'delay-headers': 'ms',
  slow: 'tokenMs',
  cut: null,
  'error-line': null,
  'broken-line': null,
  garbage: null,
  'wrong-schema': null,
  'think-text': null,
  refusal: null,
  unfinished: null,
  status: 'code',
};

function isFault(value: unknown): value is Fault {
  const { kind, stage, times, ...rest } = fieldsOf(value);
  if (typeof kind !== 'string' || !Object.hasOwn(REQUIRED_NUMBER, kind)) return false;
  const number = REQUIRED_NUMBER[kind as Fault['kind']];
  return (
    (number === null || typeof rest[number] === 'number') &&
    (stage === undefined || STAGES.some((known) => known === stage)) &&
    (times === undefined || times === 'always' || (Number.isInteger(times) && Number(times) > 0))
  );
}

/** The faults in a control request's body, a list or one; null where any of them is none. */
export function parseFaults(body: unknown): readonly Fault[] | null {
  const candidates = Array.isArray(body) ? listOf(body) : [body];
  const faults = candidates.filter(isFault);
  return faults.length === candidates.length ? faults : null;
}

export interface FaultQueue {
  /** Replaces what waits. */
  set(faults: readonly Fault[]): void;
  /** Takes the first fault that befalls a request of this stage. */
  take(stage: Stage): Fault | undefined;
}

export function createFaultQueue(): FaultQueue {
  let waiting: { fault: Fault; left: number }[] = [];
  return {
    set(faults) {
      waiting = faults.map((fault) => ({
        fault,
        left: fault.times === 'always' ? Number.POSITIVE_INFINITY : (fault.times ?? 1),
      }));
    },
    take(stage) {
      const entry = waiting.find(({ fault }) => fault.stage === undefined || fault.stage === stage);
      if (entry === undefined) return undefined;
      entry.left -= 1;
      if (entry.left === 0) waiting = waiting.filter((other) => other !== entry);
      return entry.fault;
    },
  };
}
