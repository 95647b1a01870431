import type { Reply } from '../../lib/messages/contract.ts';
import { failureKey } from '../failure-text.ts';
import type { Words } from '../words.ts';
import type { Tone } from './notice.tsx';

/** How the model server answered last. */
export type ServerCheck = Reply<'server/check'>;

export interface ServerWords {
  readonly tone: Tone;
  readonly words: Words;
}

/** The demo's stand-in for a model says so in its name. */
function isSimulated(model: string): boolean {
  return model.startsWith('simulated');
}

/** State of the model server in one sentence; `check` is null while it is being asked. */
export function serverWords(check: ServerCheck | null): ServerWords {
  if (check === null) return { tone: 'plain', words: ['popup_server_checking'] };
  const { failureKind, model } = check;
  if (failureKind !== null) return { tone: 'bad', words: [failureKey(failureKind)] };
  if (model === null) return { tone: 'bad', words: [failureKey('no_model')] };
  return isSimulated(model)
    ? { tone: 'warn', words: ['popup_server_simulated', model] }
    : { tone: 'good', words: ['popup_server_ready', model] };
}
