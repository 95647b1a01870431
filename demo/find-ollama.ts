const USUAL_ADDRESS = 'http://127.0.0.1:11434';
const TIMEOUT_MS = 1_000;

interface FoundOllama {
  readonly url: string;
  readonly version: string;
  readonly simulated: boolean;
}

/** The Ollama at its usual address; null where none answers within a second. */
export async function findOllama(): Promise<FoundOllama | null> {
  try {
    const response = await fetch(`${USUAL_ADDRESS}/api/version`, {
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const answer: unknown = await response.json();
    if (typeof answer !== 'object' || answer === null || !('version' in answer)) return null;
    const version = String(answer.version);
    return { url: USUAL_ADDRESS, version, simulated: version.endsWith('-simulated') };
  } catch {
    // Nobody listens there, or something that is not Ollama: either way there is none to use.
    return null;
  }
}
