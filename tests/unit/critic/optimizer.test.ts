import { describe, expect, it } from 'vitest';
import { leakGuard } from '../../../lib/critic/leak-guard.ts';
import { namedBullets } from '../../../lib/critic/named-bullets.ts';
import { suggestEdits } from '../../../lib/critic/optimizer.ts';
import { optimizerView } from '../../../lib/critic/views.ts';
import { ADD_VAT, cycleOf, GENOME, memoryOf, OPTIMIZER, scriptedModel } from './samples.ts';

async function editsFrom(edits: readonly object[], conversation: readonly string[] = []) {
  const model = scriptedModel({ optimizer: [{ ...OPTIMIZER, edits }] });
  const suggestion = await suggestEdits(
    model,
    optimizerView(cycleOf(), memoryOf(), [], []),
    namedBullets(GENOME),
    leakGuard(conversation, []),
  );
  if (!suggestion.ok) throw new Error(suggestion.failure.kind);
  return suggestion.value;
}

const reason = 'because';
const flat = { section: 'hardRules', bullet_id: '', text: 'Be exact.', reason };

describe('the flat edits of a model become edits', () => {
  it.each([
    [
      { ...flat, op: 'add', section: 'context' },
      { op: 'add', section: 'context', text: 'Be exact.', reason },
    ],
    [
      { ...flat, op: 'add', section: 'examples' },
      { op: 'add-example', text: 'Be exact.', reason },
    ],
    [
      { ...flat, op: 'add-example' },
      { op: 'add-example', text: 'Be exact.', reason },
    ],
    [
      { ...flat, op: 'change-role' },
      { op: 'change-role', text: 'Be exact.', reason },
    ],
    [
      { ...flat, op: 'change', bullet_id: 'G1' },
      { op: 'change', bulletId: 'id-of-kind', text: 'Be exact.', reason },
    ],
    [
      { ...flat, op: 'remove', bullet_id: 'H1', text: '' },
      { op: 'remove', bulletId: 'id-of-brief', reason },
    ],
    [
      { ...flat, op: 'add', text: '- [H2] Be exact.' },
      { op: 'add', section: 'hardRules', text: 'Be exact.', reason },
    ],
  ])('%j', async (answered, edit) => {
    expect((await editsFrom([answered])).edits).toEqual([edit]);
  });
});

describe('what the optimizer says', () => {
  const conversation = ['my order 49291178 came late to the bakery'];

  it('never brings words of the conversation into the prompt', async () => {
    const leaky = { ...ADD_VAT, text: 'Say that order 49291178 came late.' };
    const { edits } = await editsFrom([leaky, ADD_VAT], conversation);
    expect(edits).toMatchObject([{ text: ADD_VAT.text }]);
  });

  it('has its reasoning and its hypothesis redacted', async () => {
    const said = await editsFrom([], [OPTIMIZER.reasoning, OPTIMIZER.hypothesis]);
    expect(said).toEqual({ edits: [], reasoning: '[...].', hypothesis: '[...].' });
  });

  it('has the reasons of its edits redacted', async () => {
    const { edits } = await editsFrom([{ ...ADD_VAT, reason: 'For 49291178.' }], conversation);
    expect(edits).toMatchObject([{ reason: 'For [...].' }]);
  });
});
