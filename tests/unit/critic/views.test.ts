import { describe, expect, expectTypeOf, it } from 'vitest';
import type { BackwardView, JudgeView, OptimizerView } from '../../../lib/critic/views.ts';
import { optimizerView } from '../../../lib/critic/views.ts';
import { COMMENT, cycleOf, memoryOf } from './samples.ts';

/** Every field name in a type, however deep. */
type FieldsOf<T> = T extends readonly (infer Item)[]
  ? FieldsOf<Item>
  : T extends object
    ? { [K in keyof T & string]: K | FieldsOf<T[K]> }[keyof T & string]
    : never;

/** Names under which a cycle or another view holds something of the conversation. */
type Content =
  | 'query'
  | 'reply'
  | 'newReply'
  | 'draft'
  | 'earlier'
  | 'observations'
  | 'observation'
  | 'systemAction'
  | 'revisedAnswer'
  | 'complaint'
  | 'selection'
  | 'label'
  | 'title'
  | 'site'
  | 'conversationId'
  | 'cycle';

describe("the optimizer's view", () => {
  it('has no field that could hold content, at any depth', () => {
    expectTypeOf<Extract<FieldsOf<OptimizerView>, Content>>().toBeNever();
    // The same question finds what the seeing stages have.
    expectTypeOf<Extract<FieldsOf<BackwardView>, Content>>().not.toBeNever();
    expectTypeOf<Extract<FieldsOf<JudgeView>, Content>>().not.toBeNever();
  });

  it('cannot be made from what sees', () => {
    expectTypeOf<BackwardView>().not.toExtend<OptimizerView>();
    expectTypeOf<OptimizerView>().not.toExtend<BackwardView>();
  });

  it('has exactly these fields', () => {
    expect(Object.keys(optimizerView(cycleOf(), memoryOf(), [], [])).toSorted()).toEqual([
      'bullets',
      'chips',
      'comment',
      'failedAttempts',
      'feedback',
      'journal',
      'pastFeedback',
      'rejected',
      'role',
      'signals',
      'trend',
    ]);
  });

  it('holds nothing of the page, only what the person said and counts', () => {
    const secrets = { query: 'SECRET-1', reply: 'SECRET-2', earlier: [] };
    const cycle = cycleOf({
      rating: { revisedAnswer: 'SECRET-3' },
      action: secrets,
      signals: [
        { kind: 'select', where: 'source', chars: 8, text: 'SECRET-4', atMs: 1 },
        { kind: 'click', target: 'link', label: 'SECRET-5', atMs: 1 },
        { kind: 'review', action: 'marked', dwellMs: 10, title: 'SECRET-6', atMs: 1 },
      ],
    });
    const seen = JSON.stringify(optimizerView(cycle, memoryOf(), [], []));
    expect(seen).not.toContain('SECRET');
    expect(seen).not.toContain('chat.example');
    expect(seen).toContain(COMMENT);
    expect(seen).toContain('[SELECT] 1 selection, 8 characters');
  });
});

describe("the judge's view", () => {
  it('has no field for the prompt', () => {
    expectTypeOf<JudgeView>().not.toHaveProperty('prompt');
  });
});
