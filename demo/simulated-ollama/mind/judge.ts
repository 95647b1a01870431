import type { Fields } from '../values.ts';
import { isFollowed, ruleFor } from './complaint.ts';
import type { Reading } from './reading.ts';
import { fillSchema } from './schema.ts';

const NO_ANSWER = /^$|could not find|no he encontrado/iu;

/** As judge: looks whether the new reply does what the complaint asks for. */
export function judge(reading: Reading, schema: Fields): unknown {
  const reply = reading.newReply || reading.reply;
  const rule = ruleFor(reading.comment, reading.chips);
  const fixed = isFollowed(rule, reply, reading.question);
  return fillSchema(schema, (name, property) => {
    if (property.type === 'string') {
      return fixed ? 'The reply does what was asked for.' : 'The reply still lacks it.';
    }
    if (property.type !== 'boolean') return undefined;
    if (/repeat/iu.test(name)) return !fixed;
    if (/fix|solve/iu.test(name)) return fixed;
    return !NO_ANSWER.test(reply.trim());
  });
}
