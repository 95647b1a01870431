import { enclose } from './fence.ts';

/** Shows the JSON schema of the answer: some models do not get it, or do not heed it, otherwise. */
export function schemaPart(schema: Readonly<Record<string, unknown>>): string {
  return `Answer with one JSON object and nothing else: no thoughts before it, no words after it. It must follow this JSON schema:
${enclose('answer_schema', JSON.stringify(schema))}`;
}
