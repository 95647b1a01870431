import type { Catalogue } from './catalogue.ts';

/** What the demo tells the model as long as Whetstone has given it nothing better. */
export function ownPrompt(catalogue: Catalogue): string {
  return `You are the assistant of ${catalogue.title}. Answer customers' questions from the catalogue alone. Where it has no answer, admit it.`;
}

/** The system message: the prompt in force, and the catalogue to answer from. */
export function systemMessage(prompt: string, catalogue: Catalogue): string {
  return `${prompt}\n\n<catalogue>\n${catalogue.text}\n</catalogue>`.trim();
}
