import { parseArgs } from 'node:util';
import { MODEL_NAME } from './model-card.ts';
import { startSimulatedOllama } from './server.ts';

const OLLAMA_PORT = '11434';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: OLLAMA_PORT },
    host: { type: 'string', default: '127.0.0.1' },
    'token-ms': { type: 'string', default: '25' },
  },
});

const simulated = await startSimulatedOllama({
  port: Number(values.port),
  host: values.host,
  tokenMs: Number(values['token-ms']),
});
console.log(`Simulated Ollama with ${MODEL_NAME}: ${simulated.url}`);

for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.once(name, () => void simulated.stop());
}
