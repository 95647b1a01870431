import { z } from 'zod';
import { wordsOf } from '../core/text.ts';
import { BULLET_SECTIONS } from '../policy/genome.ts';

/** A rule that takes more words than this is no rule. */
const LONGEST_EDIT_WORDS = 80;
const MOST_FEEDBACKS = 3;
const MOST_EDITS = 3;

const SECTIONS = ['role', ...BULLET_SECTIONS] as const;

const line = z.string().trim();

/** What the backward stage answers: features of the reply that was rated, then feedback per section. */
export const backwardAnswerSchema = z.strictObject({
  answers_question: z.boolean(),
  follows_prompt: z.boolean(),
  on_topic: z.boolean(),
  right_format: z.boolean(),
  feedback: z
    .array(
      z.strictObject({ section: z.enum(SECTIONS), kind: line, pattern: line, direction: line }),
    )
    .min(1)
    .max(MOST_FEEDBACKS),
});

export type BackwardAnswer = z.infer<typeof backwardAnswerSchema>;

/**
 * What the optimizer answers. Flat, every field always there, empty where an
 * edit has no use for it: small models manage that best. `bulletNames`: the
 * bullets that there are to change or remove.
 */
export function optimizerAnswerSchema(bulletNames: readonly string[]) {
  const edit = z
    .strictObject({
      op: z.enum(['add', 'change', 'remove', 'change-role', 'add-example']),
      section: z.enum(BULLET_SECTIONS),
      bullet_id: z.enum(['', ...bulletNames]),
      text: line,
      reason: line,
    })
    .refine(({ op, text }) => op === 'remove' || text !== '', {
      path: ['text'],
      message: 'is empty: only "remove" goes without text',
    })
    .refine(({ text }) => wordsOf(text).length <= LONGEST_EDIT_WORDS, {
      path: ['text'],
      message: `has more than ${LONGEST_EDIT_WORDS} words`,
    })
    .refine(({ op, bullet_id }) => !(op === 'change' || op === 'remove') || bullet_id !== '', {
      path: ['bullet_id'],
      message: 'is empty: "change" and "remove" name a bullet',
    });
  return z.strictObject({
    reasoning: line,
    hypothesis: line,
    edits: z.array(edit).max(MOST_EDITS),
  });
}

export type OptimizerAnswer = z.infer<ReturnType<typeof optimizerAnswerSchema>>;

/** What the judge answers: features of the new reply, and what is still wrong with it. */
export const judgeAnswerSchema = z.strictObject({
  answers_question: z.boolean(),
  fixes_problem: z.boolean(),
  repeats_error: z.boolean(),
  on_topic: z.boolean(),
  complaint: line,
});

export type JudgeAnswer = z.infer<typeof judgeAnswerSchema>;

/** The JSON schema of an answer, as a model server takes it. */
export function jsonSchemaOf(schema: z.ZodType): Readonly<Record<string, unknown>> {
  const { $schema: _dialect, ...own } = z.toJSONSchema(schema);
  return own;
}
