import { describe, expect, it } from 'vitest';
import {
  backwardAnswerSchema,
  jsonSchemaOf,
  judgeAnswerSchema,
  optimizerAnswerSchema,
} from '../../../lib/critic/schemas.ts';
import { ADD_VAT, BACKWARD, OPTIMIZER } from './samples.ts';

const optimizer = optimizerAnswerSchema(['H1', 'G1']);
const withEdit = (edit: object) => ({ ...OPTIMIZER, edits: [{ ...ADD_VAT, ...edit }] });

describe('the JSON schemas shown to a model', () => {
  it.each([
    ['backward', backwardAnswerSchema],
    ['optimizer', optimizer],
    ['judge', judgeAnswerSchema],
  ])('of the %s stage are plain: every field required, none else, no references', (_, schema) => {
    const json = JSON.stringify(jsonSchemaOf(schema));
    expect(json).not.toMatch(/\$|anyOf|allOf|pattern":\s*"\^|maxLength/u);
    const objects = json.match(/"type":"object"/gu) ?? [];
    expect(json.match(/"additionalProperties":false/gu)).toHaveLength(objects.length);
    expect(json.match(/"required":\[/gu)).toHaveLength(objects.length);
  });

  it('name the bullets that the optimizer may point at, and none', () => {
    expect(JSON.stringify(jsonSchemaOf(optimizer))).toContain('"enum":["","H1","G1"]');
    expect(optimizerAnswerSchema([]).safeParse(OPTIMIZER).success).toBe(true);
  });
});

describe('an answer of the backward stage', () => {
  it('holds one to three feedbacks', () => {
    const [feedback] = BACKWARD.feedback;
    const withMany = (count: number) => ({ ...BACKWARD, feedback: Array(count).fill(feedback) });
    const good = [0, 1, 3, 4].map(
      (count) => backwardAnswerSchema.safeParse(withMany(count)).success,
    );
    expect(good).toEqual([false, true, true, false]);
  });
});

describe('an answer of the optimizer', () => {
  it.each([
    ['a bullet that there is not', { op: 'remove', bullet_id: 'H2', text: '' }],
    ['a change without a bullet', { op: 'change', bullet_id: '' }],
    ['a removal without a bullet', { op: 'remove', bullet_id: '' }],
    ['an addition without text', { text: ' ' }],
    ['a text far too long for a rule', { text: 'word '.repeat(81) }],
  ])('is refused with %s', (_, edit) => {
    expect(optimizer.safeParse(withEdit(edit)).success).toBe(false);
  });

  it.each([
    ['a removal without text', { op: 'remove', bullet_id: 'H1', text: '' }],
    ['a change of a bullet', { op: 'change', bullet_id: 'G1' }],
    ['a text of eighty words', { text: 'word '.repeat(80) }],
  ])('is taken with %s', (_, edit) => {
    expect(optimizer.safeParse(withEdit(edit)).success).toBe(true);
  });

  it('holds at most three edits', () => {
    expect(optimizer.safeParse({ ...OPTIMIZER, edits: Array(4).fill(ADD_VAT) }).success).toBe(
      false,
    );
    expect(optimizer.safeParse({ ...OPTIMIZER, edits: [] }).success).toBe(true);
  });
});
