import { element } from './elements.ts';

/** A prompt that Whetstone has put into this page; an empty one is a prompt too. */
interface LivePolicy {
  readonly version: number;
  readonly prompt: string;
}

/** Reads the tag with which this page opts in; null as long as nothing is in it. */
function livePolicy(): LivePolicy | null {
  const content = document.querySelector<HTMLMetaElement>('meta[name="whetstone-policy"]')?.content;
  if (content === undefined || content === '') return null;
  try {
    const { version, prompt } = JSON.parse(content) as Record<string, unknown>;
    if (typeof version !== 'number' || typeof prompt !== 'string') return null;
    return { version, prompt };
  } catch {
    // Not written by Whetstone: the demo keeps its own prompt.
    return null;
  }
}

/** The prompt for the next message; null for the demo's own. */
export function livePrompt(): string | null {
  return livePolicy()?.prompt ?? null;
}

/** Says in the header which prompt is in use, now and whenever Whetstone gives a new one. */
export function showPolicy(): void {
  const show = () => {
    const policy = livePolicy();
    const source = policy === null ? 'the demo’s own' : `v${policy.version} (from Whetstone)`;
    element('policy', HTMLParagraphElement).textContent = `Prompt in use: ${source}`;
  };
  document.addEventListener('whetstone-policy', show);
  show();
}
