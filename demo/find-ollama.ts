const USUAL_ADDRESS = 'http://127.0.0.1:11434';
const TIMEOUT_MS = 1_000;

/** The Ollama at its usual address; null where none answers within a second. */
export async function findOllama(): Promise<{ url: string; version: string } | null> {
  try {
    const response = await fetch(`${USUAL_ADDRESS}/api/version`, {
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const answer: unknown = await response.json();
    if (typeof answer !== 'object' || answer === null || !('version' in answer)) return null;
    return { url: USUAL_ADDRESS, version: String(answer.version) };
  } catch {
    // Nobody listens there, or something that is not Ollama: either way there is none to use.
    return null;
  }
}
