import type { Stage } from './faults.ts';

/** One request to the real API, as it came in. */
export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  /** The Origin header; null when there was none. */
  readonly origin: string | null;
  /** The parsed body; null when it was empty or no JSON. */
  readonly body: unknown;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** What a request to `/api/chat` asks for; null for every other one. */
  readonly stage: Stage | null;
  /** HTTP status of the answer; null until there is one. */
  readonly status: number | null;
  /** `aborted`: the asker closed the connection before the answer's end. */
  readonly outcome: 'pending' | 'answered' | 'aborted';
}

export interface RequestLog {
  readonly requests: readonly RecordedRequest[];
  /** Notes a request and gives back how to close its entry. */
  note(
    request: Omit<RecordedRequest, 'outcome' | 'status'>,
  ): (outcome: 'answered' | 'aborted', status: number | null) => void;
  /** Resolves once `count` requests of this stage have come in since the start or the last `clear`. */
  arrived(stage: Stage, count?: number): Promise<void>;
  clear(): void;
}

export function createRequestLog(): RequestLog {
  const requests: RecordedRequest[] = [];
  let waiting: { stage: Stage; count: number; resolve: () => void }[] = [];

  const countOf = (stage: Stage) => requests.filter((request) => request.stage === stage).length;
  const wake = () => {
    const ready = waiting.filter(({ stage, count }) => countOf(stage) >= count);
    waiting = waiting.filter((entry) => !ready.includes(entry));
    for (const { resolve } of ready) resolve();
  };

  return {
    requests,
    note(request) {
      let entry: RecordedRequest = { ...request, status: null, outcome: 'pending' };
      requests.push(entry);
      wake();
      return (outcome, status) => {
        const index = requests.indexOf(entry);
        entry = { ...entry, status, outcome };
        if (index >= 0) requests[index] = entry;
      };
    },
    arrived(stage, count = 1) {
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.push({ stage, count, resolve });
      wake();
      return promise;
    },
    clear() {
      requests.length = 0;
    },
  };
}
