import { failureKey } from '../failure-text.ts';
import { counted, type Words } from '../words.ts';
import type { QueueData, ServerData } from './popup-data.ts';

export interface ServerView {
  readonly tone: 'plain' | 'good' | 'warn' | 'bad';
  /** The one sentence that helps. */
  readonly words: Words;
  /** What waits in the queue; null when nothing does. */
  readonly queue: Words | null;
  readonly canRetry: boolean;
}

/** The demo's stand-in for a model says so in its name. */
export function isSimulated(model: string): boolean {
  return model.startsWith('simulated');
}

function queueWords({ waiting, running }: QueueData): Words | null {
  if (waiting === 0) return null;
  return running
    ? counted(waiting, 'popup_queue_one_running', 'popup_queue_running')
    : counted(waiting, 'popup_queue_one', 'popup_queue');
}

/**
 * State of the model server and of the queue. What the server says now outweighs
 * what a job failed for; where the server is well, a job's failure is still told.
 */
export function serverView(server: ServerData, queue: QueueData): ServerView {
  const waits = queueWords(queue);
  if (server.kind === 'failed') {
    return { tone: 'bad', words: [failureKey(server.failureKind)], queue: waits, canRetry: true };
  }
  if (queue.failureKind !== null && !queue.running) {
    return { tone: 'warn', words: [failureKey(queue.failureKind)], queue: waits, canRetry: true };
  }
  if (server.kind === 'checking') {
    return { tone: 'plain', words: ['popup_server_checking'], queue: waits, canRetry: false };
  }
  return isSimulated(server.model)
    ? {
        tone: 'warn',
        words: ['popup_server_simulated', server.model],
        queue: waits,
        canRetry: false,
      }
    : { tone: 'good', words: ['popup_server_ready', server.model], queue: waits, canRetry: false };
}
