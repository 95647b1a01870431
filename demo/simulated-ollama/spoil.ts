import type { Fault } from './faults.ts';

/** What the model says in the end, and why it stopped. */
export interface Answer {
  readonly text: string;
  readonly doneReason: 'stop' | 'length';
}

const NOISE = '}{ "%% unfinished [[ 0x1f ~~ lorem';
const THOUGHT = 'The user wants an answer. Let me think about what to say first.';
const REFUSAL = "I'm sorry, but I can't help with that.";

/** The answer as a fault of the model, rather than of the connection, leaves it. */
export function spoil(text: string, fault: Fault | undefined): Answer {
  switch (fault?.kind) {
    case 'garbage':
      return { text: NOISE, doneReason: 'stop' };
    case 'wrong-schema':
      return { text: '{"unexpected":true}', doneReason: 'stop' };
    case 'think-text':
      return {
        text: fault.closed === false ? `<think>${THOUGHT}` : `<think>${THOUGHT}</think>\n\n${text}`,
        doneReason: 'stop',
      };
    case 'refusal':
      return { text: REFUSAL, doneReason: 'stop' };
    case 'unfinished':
      return { text: text.slice(0, Math.ceil(text.length / 2)), doneReason: 'length' };
    default:
      return { text, doneReason: 'stop' };
  }
}
