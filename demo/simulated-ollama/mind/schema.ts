import { type Fields, fieldsOf, isFields, listOf, textOf } from '../values.ts';

/** Chooses the value of a property by its name; undefined leaves it to the schema. */
type Choose = (name: string, schema: Fields) => unknown;

const LONGEST_REFERENCE_CHAIN = 20;

/** Follows `$ref` and takes the first of several alternatives that is not null. */
function resolve(schema: unknown, root: Fields, depth = 0): Fields {
  const fields = fieldsOf(schema);
  if (depth > LONGEST_REFERENCE_CHAIN) return fields;
  const reference = textOf(fields.$ref);
  if (reference.startsWith('#/')) {
    const target = reference
      .slice(2)
      .split('/')
      .reduce<unknown>((at, key) => fieldsOf(at)[key], root);
    return resolve(target, root, depth + 1);
  }
  const [first] = [...listOf(fields.anyOf), ...listOf(fields.oneOf)];
  return first === undefined ? fields : resolve(first, root, depth + 1);
}

/** A value that follows the schema: chosen by name where `choose` knows it, else the simplest. */
export function fillSchema(schema: unknown, choose: Choose, root = fieldsOf(schema)): unknown {
  const fields = resolve(schema, root);
  if (fields.const !== undefined) return fields.const;
  const [firstOfEnum] = listOf(fields.enum);
  if (firstOfEnum !== undefined) return firstOfEnum;
  if (isFields(fields.properties)) {
    return Object.fromEntries(
      Object.entries(fields.properties).map(([name, property]) => {
        const chosen = choose(name, resolve(property, root));
        return [name, chosen === undefined ? fillSchema(property, choose, root) : chosen];
      }),
    );
  }
  switch (fields.type) {
    case 'array':
      return fields.items === undefined ? [] : [fillSchema(fields.items, choose, root)];
    case 'boolean':
      return false;
    case 'integer':
    case 'number':
      return 0;
    case 'string':
      return 'none';
    default:
      return null;
  }
}

/** The alternatives of an array's items, such as the kinds of edit; the items themselves where there is one. */
export function alternativesOf(arraySchema: Fields, root: Fields): Fields[] {
  const items = fieldsOf(arraySchema.items);
  const alternatives = [...listOf(items.anyOf), ...listOf(items.oneOf)];
  return (alternatives.length > 0 ? alternatives : [items]).map((each) => resolve(each, root));
}
