import { answerTo } from '../script.ts';

let asked = 0;

/** The next answer of the script, whole, after the pause that an answer takes. */
export async function answer(): Promise<string> {
  const text = answerTo(asked++);
  await pause(40);
  return text;
}

/** The next answer of the script, word by word. */
export async function* answerInWords(): AsyncGenerator<string> {
  for (const piece of answerTo(asked++).split(/(?<=\s)/u)) {
    await pause(15);
    yield piece;
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
