import { failureKey } from '../failure-text.ts';
import { type ServerCheck, serverWords } from '../parts/server-words.ts';
import { counted, type Words } from '../words.ts';
import type { QueueData } from './popup-data.ts';

export interface ServerView extends ReturnType<typeof serverWords> {
  /** What waits in the queue; null when nothing does. */
  readonly queue: Words | null;
  readonly canRetry: boolean;
}

function queueWords({ waiting, running }: QueueData): Words | null {
  if (waiting === 0) return null;
  return running
    ? counted(waiting, 'popup_queue_one_running', 'popup_queue_running')
    : counted(waiting, 'popup_queue_one', 'popup_queue');
}

/**
 * State of the model server and of the queue, in the one sentence that helps.
 * What the server says now outweighs what a job failed for; where the server is
 * well, a job's failure is still told.
 */
export function serverView(check: ServerCheck | null, queue: QueueData): ServerView {
  const server = serverWords(check);
  const waits = queueWords(queue);
  if (server.tone === 'bad') return { ...server, queue: waits, canRetry: true };
  if (queue.failureKind !== null && !queue.running) {
    return { tone: 'warn', words: [failureKey(queue.failureKind)], queue: waits, canRetry: true };
  }
  return { ...server, queue: waits, canRetry: false };
}
