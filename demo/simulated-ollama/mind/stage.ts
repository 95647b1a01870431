import type { Stage } from '../faults.ts';
import { fieldsOf, isFields, listOf, textOf } from '../values.ts';
import { fenced } from './fences.ts';

/** Names that stand in the schema of one stage's answer and in no other's. */
const MARKS: readonly (readonly [Stage, RegExp])[] = [
  ['optimizer', /^edits$/],
  ['judge', /^(?:fixes|repeats)_/],
  ['backward', /^feedback$/],
];

/** Every property name in a JSON schema, however deep. */
function propertyNames(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(propertyNames);
  if (!isFields(schema)) return [];
  const own = isFields(schema.properties) ? Object.keys(schema.properties) : [];
  return [...own, ...Object.values(schema).flatMap(propertyNames)];
}

/** What a chat request asks the model to be, told from its schema and its words alone. */
export function stageOf(body: unknown): Stage {
  const fields = fieldsOf(body);
  const messages = listOf(fields.messages);
  if (messages.length === 0) return 'load';
  if (isFields(fields.format)) {
    const names = propertyNames(fields.format);
    return MARKS.find(([, mark]) => names.some((name) => mark.test(name)))?.[0] ?? 'other';
  }
  const last = textOf(fieldsOf(messages.at(-1)).content);
  return fenced(last, /^draft$/u) === '' ? 'chat' : 'actor';
}
