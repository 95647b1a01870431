import type { Fields } from '../values.ts';
import { isFollowed, isNoAnswer, ruleFor } from './complaint.ts';
import type { Reading } from './reading.ts';
import { fillSchema } from './schema.ts';

/** As judge: looks whether the new reply does what the complaint asks for. */
export function judge(reading: Reading, schema: Fields): unknown {
  const { newReply, question, comment, reasons } = reading;
  const fixed = isFollowed(ruleFor(comment, reasons), newReply, question);
  return fillSchema(schema, (name, property) => {
    if (name === 'fixes_problem') return fixed;
    if (name === 'repeats_error') return !fixed;
    if (name === 'answers_question') return !isNoAnswer(newReply);
    if (name === 'complaint') return fixed ? '' : 'The reply still lacks what was asked for.';
    return property.type === 'boolean' ? true : undefined;
  });
}
