import { type Fields, fieldsOf, listOf } from '../values.ts';
import { isAskedIn, ruleFor } from './complaint.ts';
import type { Reading } from './reading.ts';
import { alternativesOf, fillSchema } from './schema.ts';

/** How the backward critic words its direction, and the optimizer finds the rule in it again. */
const DIRECTION = 'Add a hard rule: ';
const RULE_IN_DIRECTION = /Add a hard rule: (.+?)\s*(?:"|\n|$)/u;

/** The hard rules' name among a schema's section names. */
function hardRules(schema: Fields): unknown {
  const names = listOf(schema.enum);
  return names.find((name) => /hard/iu.test(String(name))) ?? names[0] ?? 'hardRules';
}

/** As backward critic: what the complaint says of the prompt's sections. */
export function findFeedback(reading: Reading, schema: Fields): unknown {
  const rule = ruleFor(reading.comment, reading.chips);
  const content = rule !== '' && !/^correct$/iu.test(reading.verdict);
  return fillSchema(schema, (name, property) => {
    if (property.type === 'array' && !content) return [];
    if (property.type === 'boolean') return /repeat|ignore|miss/iu.test(name) ? content : !content;
    if (/section/iu.test(name) && property.type === 'string') return hardRules(property);
    if (/kind|failure/iu.test(name)) return 'missing information';
    if (/pattern/iu.test(name)) return 'The prompt does not ask for what the person expects.';
    if (/direction/iu.test(name)) return `${DIRECTION}${rule}`;
    return undefined;
  });
}

/** As optimizer: the feedback's rule as one edit, unless the prompt has it already. */
export function proposeEdits(reading: Reading, schema: Fields): unknown {
  const rule =
    RULE_IN_DIRECTION.exec(reading.feedback)?.[1] ?? ruleFor(reading.comment, reading.chips);
  const needed = rule !== '' && !isAskedIn(reading.prompt, rule);
  return fillSchema(schema, (name, property) => {
    if (name === 'edits') return needed ? [addRule(property, schema, rule)] : [];
    if (/hypothesis|expect/iu.test(name)) return 'Replies follow the new rule.';
    if (/reason/iu.test(name)) return 'The person asked for it, and the prompt does not.';
    return undefined;
  });
}

function addRule(edits: Fields, root: Fields, rule: string): unknown {
  const isAdd = (schema: Fields) => {
    const { op } = fieldsOf(schema.properties);
    const { const: only, enum: several } = fieldsOf(op);
    return only === 'add' || listOf(several).includes('add');
  };
  const kinds = alternativesOf(edits, root);
  return fillSchema(
    kinds.find(isAdd) ?? kinds[0],
    (name, property) => {
      if (name === 'op') return 'add';
      if (name === 'section') return hardRules(property);
      if (name === 'text') return rule;
      if (name === 'reason') return 'The person asked for this rule.';
      return property.type === 'string' ? '' : undefined;
    },
    root,
  );
}
