import { describe, expect, it } from 'vitest';
import { actorMessages } from '../../../../lib/critic/prompts/actor.ts';
import { backwardMessages } from '../../../../lib/critic/prompts/backward.ts';
import { judgeMessages } from '../../../../lib/critic/prompts/judge.ts';
import { optimizerMessages } from '../../../../lib/critic/prompts/optimizer.ts';
import { actorView, backwardView, judgeView, optimizerView } from '../../../../lib/critic/views.ts';
import { BACKWARD, COMMENT, cycleOf, memoryOf, NEW_REPLY, versionOf } from '../samples.ts';

const SCHEMA = { type: 'object', title: 'the schema' };
const cycle = cycleOf({ rating: { chips: ['too_long'], revisedAnswer: 'It is 95.59 euro.' } });

function lastOf(messages: readonly { content: string }[]): string {
  return messages.at(-1)?.content ?? '';
}

describe("the actor's request", () => {
  const messages = actorMessages(actorView(cycle, 'The whole proposed prompt.'));

  it('has the proposed prompt, and nothing else, as its system message', () => {
    expect(messages[0]).toEqual({ role: 'system', content: 'The whole proposed prompt.' });
    expect(messages).toHaveLength(2);
  });

  it('fences the query, the earlier turns and the rated reply as a draft', () => {
    expect(lastOf(messages)).toContain(
      '<query>\nWhat does the Pro plan cost?\n</query>\n\n<draft>\nThe Pro plan costs 79 euro per month.\n</draft>',
    );
    expect(lastOf(messages)).toContain(
      '<turn role="user">\nHello there, I run a small bakery in Soria.\n</turn>',
    );
  });

  it('does not say what the person wants: only the prompt may', () => {
    expect(lastOf(messages)).not.toContain('VAT');
    expect(lastOf(messages)).not.toContain('95.59');
  });
});

describe("the judge's request", () => {
  it("holds both replies and the person's words, but never the prompt", () => {
    const text = JSON.stringify(judgeMessages(judgeView(cycle, NEW_REPLY, []), SCHEMA));
    for (const part of [NEW_REPLY, COMMENT, 'too long', 'It is 95.59 euro.', 'the schema']) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain('Be brief.');
  });

  it("holds the diagnosis only where the person said no more than 'incorrect'", () => {
    const silent = cycleOf({ rating: { comment: ' ' } });
    const ask = (rated: typeof cycle) =>
      lastOf(judgeMessages(judgeView(rated, NEW_REPLY, ['tax: left out']), SCHEMA));
    expect(ask(silent)).toContain('<diagnosis>\n- tax: left out\n</diagnosis>');
    expect(ask(cycle)).not.toContain('tax: left out');
  });
});

describe("the backward stage's request", () => {
  const ask = (rated: typeof cycle) =>
    lastOf(backwardMessages(backwardView(rated, versionOf(), null), SCHEMA));

  it('holds the whole cycle', () => {
    const seen = ask(
      cycleOf({
        signals: [{ kind: 'select', where: 'reply', chars: 7, text: '79 euro', atMs: 1 }],
      }),
    );
    for (const part of [
      'Be brief.',
      'bakery in Soria',
      '79 euro per month',
      '"79 euro"',
      COMMENT,
    ]) {
      expect(seen).toContain(part);
    }
  });

  it('says where the chat was running another prompt, or nobody can know', () => {
    const { predictiveModel } = cycle;
    const running = (deployed: number | 'unknown') =>
      ask({ ...cycle, predictiveModel: { ...predictiveModel, deployed } });
    expect(running(1)).not.toMatch(/older prompt|not known/u);
    expect(running(0)).toContain('still running an older prompt');
    expect(running('unknown')).toContain('It is not known');
  });

  it('shows a new try in place of the rated reply, with what the judge said of it', () => {
    const failed = { prompt: 'A new prompt.', reply: NEW_REPLY, complaint: 'Still no tax.' };
    const old = cycleOf({ signals: [{ kind: 'regenerate', atMs: 1 }] });
    const outdated = { ...old, predictiveModel: { ...old.predictiveModel, deployed: 0 } };
    const seen = lastOf(backwardMessages(backwardView(outdated, versionOf(), failed), SCHEMA));
    expect(ask(outdated)).toContain('[REGENERATE]');
    expect(seen).not.toContain('[REGENERATE]');
    expect(seen).not.toContain('older prompt');
    expect(seen).toContain(`<reply>\n${NEW_REPLY}\n</reply>`);
    expect(seen).toContain('<current_prompt>\nA new prompt.\n</current_prompt>');
    expect(seen).toContain('<complaint>\nStill no tax.\n</complaint>');
    expect(seen).not.toContain('79 euro per month');
  });
});

describe("the optimizer's request", () => {
  it('shows the prompt with short names in place of ids', () => {
    const seen = lastOf(optimizerMessages(optimizerView(cycle, memoryOf(), [], []), SCHEMA));
    expect(seen).toContain(
      '<current_prompt>\nYou sell plans.\n\n## Hard rules (hardRules)\n- [H1] Be brief.\n\n## Guidelines (guidelines)\n- [G1] Be kind.\n</current_prompt>',
    );
    expect(seen).not.toContain('id-of');
  });

  it('shows feedback, memory, rejected proposals and failed attempts', () => {
    const feedback = BACKWARD.feedback.map((item) => ({ ...item, section: 'role' as const }));
    const entry = {
      cycleId: 'old',
      at: 1,
      version: 1,
      verdict: 'incorrect' as const,
      criticScore: 0.5,
      reward: -0.25,
      trend: 'neutral' as const,
      changeRatio: 0.1,
      gateReason: 'stable',
      fate: 'rejected' as const,
      reasoning: '',
      hypothesis: 'Shorter replies.',
      edits: [{ op: 'change-role' as const, text: 'Sell less.', reason: '' }],
      signals: [],
    };
    const memory = memoryOf({
      feedbacks: [[{ section: 'context', kind: 'k', pattern: 'old pattern', direction: 'd' }]],
      journal: [entry],
      rejected: [entry],
    });
    const seen = lastOf(
      optimizerMessages(optimizerView(cycle, memory, feedback, [['add to context: x']]), SCHEMA),
    );
    for (const part of [
      'pattern: Prices come without tax.; direction: Ask for the tax',
      'pattern: old pattern',
      '- version 1, incorrect, reward -0.25, stable, rejected: change the role to: Sell less.',
      '<rejected_proposals>\n- rejected: change the role to: Sell less.; expected: Shorter replies.',
      '<failed_attempts>\n- add to context: x\n</failed_attempts>',
    ]) {
      expect(seen).toContain(part);
    }
  });
});
