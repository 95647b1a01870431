import { startDemoChat } from '../../demo/chat/server.ts';
import { startSimulatedOllama } from '../../demo/simulated-ollama/server.ts';
import { launchExtension } from '../../scripts/extension-browser.ts';
import { ask } from '../e2e/support/demo-chat.ts';
import { prepare } from '../e2e/support/fixtures.ts';
import { rateIncorrect, rowsOf } from '../e2e/support/whetstone.ts';
import { type Measure, median } from './measure.ts';

const COMPLAINTS = [
  'Always include the 21 % VAT.',
  'Answer in at most two sentences.',
  'Always mention the 30-day refund.',
];
const LEARNING_STAGES: readonly unknown[] = ['backward', 'optimizer', 'actor', 'judge'];
/** The simulated server's own rule for counting; a real tokenizer is near it for English. */
const CHARACTERS_PER_TOKEN = 4;

/** What one incorrect verdict asks of the model. */
export async function measureLearning(): Promise<Measure[]> {
  const ollama = await startSimulatedOllama({});
  const demo = await startDemoChat({ ollamaUrl: ollama.url });
  const browser = await launchExtension();
  await prepare(browser, { ollamaUrl: ollama.url, chatUrl: demo.url });
  const chat = await browser.context.newPage();
  await chat.goto(demo.url);
  const requests: number[] = [];
  const tokens: number[] = [];
  for (const [index, complaint] of COMPLAINTS.entries()) {
    const bar = await ask(chat, 'What does the Pro plan cost?');
    const before = ollama.requests.length;
    await rateIncorrect(bar, complaint);
    while ((await rowsOf(browser, 'outcomes')).length <= index);
    const asked = ollama.requests
      .slice(before)
      .filter(({ stage }) => LEARNING_STAGES.includes(stage));
    requests.push(asked.length);
    tokens.push(JSON.stringify(asked.map(({ body }) => body)).length / CHARACTERS_PER_TOKEN);
  }
  await browser.context.close();
  await demo.stop();
  await ollama.stop();
  const n = COMPLAINTS.length;
  return [
    {
      name: 'model requests per incorrect cycle',
      value: median(requests),
      unit: 'requests',
      aim: null,
      n,
    },
    {
      name: 'prompt tokens per incorrect cycle',
      value: median(tokens),
      unit: 'tokens',
      aim: null,
      n,
    },
  ];
}
