import { createHash } from 'node:crypto';

/** The one model there is. Its name says what it is. */
export const MODEL_NAME = 'simulated-business:1b';

/** Answers as the version whose protocol is followed. */
export const SERVER_VERSION = '0.32.4-simulated';

const NOTE =
  'Simulated: a deterministic program that answers as a small business assistant would. No language model runs.';
const SIZE = 1_000_000;
const DIGEST = createHash('sha256').update(MODEL_NAME).digest('hex');
const MODIFIED_AT = '2026-11-01T00:00:00Z';
const CONTEXT_LENGTH = 32_768;

const DETAILS = {
  parent_model: '',
  format: 'simulated',
  family: 'simulated',
  families: ['simulated'],
  parameter_size: '1B (simulated)',
  quantization_level: 'none (simulated)',
};

/** The names under which the model is known; a missing tag means `latest`, which it has not. */
export function isKnownModel(name: string): boolean {
  return name === MODEL_NAME;
}

export function tagsAnswer(): object {
  return {
    models: [
      {
        name: MODEL_NAME,
        model: MODEL_NAME,
        modified_at: MODIFIED_AT,
        size: SIZE,
        digest: DIGEST,
        details: DETAILS,
      },
    ],
  };
}

export function showAnswer(): object {
  return {
    license: NOTE,
    modelfile: `# ${NOTE}\nFROM scratch\n`,
    parameters: '',
    template: '{{ .Prompt }}',
    details: DETAILS,
    model_info: {
      'general.architecture': 'simulated',
      'general.description': NOTE,
      'general.parameter_count': 0,
      'simulated.context_length': CONTEXT_LENGTH,
    },
    capabilities: ['completion'],
    modified_at: MODIFIED_AT,
  };
}

/** `loaded`: until when (milliseconds since the epoch) and with which context; null when it is not. */
export function psAnswer(loaded: { until: number; numCtx: number } | null): object {
  if (loaded === null) return { models: [] };
  return {
    models: [
      {
        name: MODEL_NAME,
        model: MODEL_NAME,
        size: SIZE,
        digest: DIGEST,
        details: DETAILS,
        expires_at: new Date(loaded.until).toISOString(),
        size_vram: 0,
        context_length: loaded.numCtx,
      },
    ],
  };
}
