/** As much of JSON Schema as the schedule's schema uses: a second opinion that knows nothing of
 * the loader. Gives the paths that do not fit. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly oneOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
}

export function misfits(root: JsonSchema, value: unknown): readonly string[] {
  return check(root, root, value, '');
}

function check(root: JsonSchema, schema: JsonSchema, value: unknown, path: string): string[] {
  if (schema.$ref !== undefined) {
    const target = root.$defs?.[schema.$ref.replace('#/$defs/', '')];
    if (target === undefined) throw new Error(`no ${schema.$ref}`);
    return check(root, target, value, path);
  }
  const wrong: string[] = [];
  const fits = (each: JsonSchema): boolean => check(root, each, value, path).length === 0;
  if (!hasType(schema.type, value)) return [`${path} is not ${String(schema.type)}`];
  if (schema.enum !== undefined && !schema.enum.includes(value)) wrong.push(`${path} is no choice`);
  if (schema.pattern !== undefined && !new RegExp(schema.pattern).test(String(value))) {
    wrong.push(`${path} does not match`);
  }
  for (const part of schema.allOf ?? []) wrong.push(...check(root, part, value, path));
  if (schema.oneOf !== undefined && schema.oneOf.filter(fits).length !== 1) {
    wrong.push(`${path} fits ${schema.oneOf.filter(fits).length} forms, not one`);
  }
  if (schema.anyOf !== undefined && !schema.anyOf.some(fits)) wrong.push(`${path} fits no form`);
  if (Array.isArray(value)) return [...wrong, ...checkItems(root, schema, value, path)];
  if (typeof value === 'object' && value !== null) {
    wrong.push(...checkProperties(root, schema, value, path));
  }
  return wrong;
}

function checkItems(
  root: JsonSchema,
  schema: JsonSchema,
  value: readonly unknown[],
  path: string,
): string[] {
  const { items } = schema;
  const wrong = value.length < (schema.minItems ?? 0) ? [`${path} has too few items`] : [];
  if (items === undefined) return wrong;
  return [
    ...wrong,
    ...value.flatMap((each, index) => check(root, items, each, `${path}/${index}`)),
  ];
}

function checkProperties(
  root: JsonSchema,
  schema: JsonSchema,
  value: object,
  path: string,
): string[] {
  const wrong = (schema.required ?? [])
    .filter((key) => !Object.hasOwn(value, key))
    .map((key) => `${path} lacks ${key}`);
  for (const [key, held] of Object.entries(value)) {
    const own = schema.properties?.[key];
    const other = schema.additionalProperties;
    if (own !== undefined) wrong.push(...check(root, own, held, `${path}/${key}`));
    else if (other === false) wrong.push(`${path} has no ${key}`);
    else if (typeof other === 'object') wrong.push(...check(root, other, held, `${path}/${key}`));
  }
  return wrong;
}

function hasType(type: JsonSchema['type'], value: unknown): boolean {
  if (type === undefined) return true;
  const types = typeof type === 'string' ? [type] : type;
  return types.some((each) => {
    if (each === 'array') return Array.isArray(value);
    if (each === 'integer') return Number.isInteger(value);
    if (each === 'object')
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    return typeof value === each;
  });
}
