import { type Fields, fieldsOf, listOf } from '../values.ts';
import { isAskedIn, isNoAnswer, ruleFor } from './complaint.ts';
import { directivesIn } from './directives.ts';
import type { Reading } from './reading.ts';
import { alternativesOf, fillSchema } from './schema.ts';

/** How the backward critic words its direction, and the optimizer finds the rule in it again. */
const DIRECTION = 'Add a hard rule: ';
const RULE_IN_DIRECTION = /Add a hard rule: (.+)/u;
/** Put before a rule that was tried and did not help, since the same words would not help again. */
const INSISTENCE = ['', 'In every reply: ', 'Without exception: '];

/** The hard rules' name among a schema's section names. */
function hardRules(schema: Fields): unknown {
  const names = listOf(schema.enum);
  return names.find((name) => /hard/iu.test(String(name))) ?? names[0] ?? 'hardRules';
}

/** True where the reply does all that its prompt asks for, as far as the model knows directives. */
function followsPrompt({ prompt, reply, question }: Reading): boolean {
  return directivesIn(prompt).every(({ directive }) => directive.holds(reply, question));
}

/** As backward critic: features of the reply, and what the complaint says of the prompt. */
export function findFeedback(reading: Reading, schema: Fields): unknown {
  const rule = ruleFor(reading.comment, reading.reasons);
  return fillSchema(schema, (name, property) => {
    if (name === 'answers_question') return !isNoAnswer(reading.reply);
    if (name === 'follows_prompt') return followsPrompt(reading);
    if (name === 'right_format') return !/long|format|tone/iu.test(reading.reasons);
    if (property.type === 'boolean') return true;
    if (name === 'section') return hardRules(property);
    if (name === 'kind') return 'missing information';
    if (name === 'pattern') return 'The prompt does not ask for what the person expects.';
    if (name === 'direction') return rule === '' ? 'Nothing is known to add.' : DIRECTION + rule;
    return undefined;
  });
}

/** As optimizer: the complaint's rule as one edit, unless the prompt has it already. */
export function proposeEdits(reading: Reading, schema: Fields): unknown {
  const { comment, reasons, feedback, failedAttempts, prompt } = reading;
  const rule = ruleFor(comment, reasons) || (RULE_IN_DIRECTION.exec(feedback)?.[1] ?? '');
  const tries = failedAttempts.split('\n').filter((line) => line.trim() !== '').length;
  const text = `${INSISTENCE[tries] ?? ''}${rule}`;
  const needed = rule !== '' && tries < INSISTENCE.length && !isAskedIn(prompt, text);
  return fillSchema(schema, (name, property) => {
    if (name === 'edits') return needed ? [addRule(property, schema, text)] : [];
    if (name === 'hypothesis') return 'Replies follow the new rule.';
    if (name === 'reasoning') return 'The person asked for it, and the prompt does not.';
    return undefined;
  });
}

function addRule(edits: Fields, root: Fields, rule: string): unknown {
  const isAdd = (schema: Fields) => {
    const { const: only, enum: several } = fieldsOf(fieldsOf(schema.properties).op);
    return only === 'add' || listOf(several).includes('add');
  };
  const kinds = alternativesOf(edits, root);
  return fillSchema(
    kinds.find(isAdd) ?? kinds[0],
    (name, property) => {
      if (name === 'op') return 'add';
      if (name === 'section') return hardRules(property);
      if (name === 'text') return rule;
      if (name === 'reason') return 'Your note asks for this rule.';
      return property.type === 'string' ? '' : undefined;
    },
    root,
  );
}
