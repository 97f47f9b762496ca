import { words } from './words';

// The parts of an OpenAPI 3.0 document that are read here.
export type SchemaNode = {
  $ref?: string;
  allOf?: SchemaNode[];
  type?: string;
  format?: string;
  enum?: (string | number)[];
  'x-extensible-enum'?: string[];
  description?: string;
  example?: unknown;
  minimum?: number;
  maximum?: number;
  items?: SchemaNode;
  properties?: Record<string, SchemaNode>;
  required?: string[];
};
type Content = Record<string, { schema?: SchemaNode }>;
type Answer = { $ref?: string; description?: string; content?: Content };
type Parameter = { name: string; in: string; required?: boolean; description?: string; schema?: SchemaNode };
type Described = {
  operationId?: string;
  summary?: string;
  description?: string;
  tags?: string[];
  parameters?: Parameter[];
  requestBody?: { content?: Content; description?: string };
  responses?: Record<string, Answer>;
  'x-roles'?: string[];
};
export type OpenApi = {
  info: { title: string; version: string; description?: string };
  paths: Record<string, Record<string, Described>>;
  components?: { schemas?: Record<string, SchemaNode>; responses?: Record<string, Answer> };
};

export type Operation = {
  id: string;
  method: string;
  path: string;
  tag: string;
  summary: string;
  description: string;
  roles: string[];
  parameters: Parameter[];
  body?: SchemaNode;
  answers: { status: string; text: string; schema?: SchemaNode }[];
};

// Field is one line of an expanded schema; again marks one that holds itself.
export type Field = { name: string; type: string; notes: string[]; required: boolean; fields: Field[]; again: boolean };

export function operationsOf(document: OpenApi): Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, described]) => operationOf(document, path, method, described)));
}

function operationOf(document: OpenApi, path: string, method: string, from: Described): Operation {
  return {
    id: from.operationId ?? `${method}${path}`,
    method: method.toUpperCase(),
    path,
    tag: from.tags?.[0] ?? '',
    summary: from.summary ?? '',
    description: from.description ?? '',
    roles: from['x-roles'] ?? [],
    parameters: from.parameters ?? [],
    body: schemaIn(from.requestBody?.content),
    answers: Object.entries(from.responses ?? {}).map(([status, answer]) => answerOf(document, status, answer)),
  };
}

function answerOf(document: OpenApi, status: string, answer: Answer): Operation['answers'][number] {
  const found = answer.$ref ? (document.components?.responses?.[nameOf(answer.$ref)] ?? answer) : answer;
  return { status, text: found.description ?? '', schema: schemaIn(found.content) };
}

function schemaIn(content?: Content): SchemaNode | undefined {
  return content && Object.values(content)[0]?.schema;
}

// matching keeps the operations in which every word of the search occurs.
export function matching(operations: Operation[], search: string): Operation[] {
  const terms = search.toLowerCase().split(/\s+/).filter(Boolean);
  return operations.filter((one) => {
    const text = [one.method, one.path, one.tag, words.groups[one.tag] ?? '', one.summary, one.description, one.id, ...one.roles].join(' ').toLowerCase();
    return terms.every((term) => text.includes(term));
  });
}

// grouped puts operations under their tags, what evaluators need first.
export function grouped(operations: Operation[]): { tag: string; operations: Operation[] }[] {
  const first = Object.keys(words.groups);
  const place = (tag: string) => (first.includes(tag) ? first.indexOf(tag) : first.length);
  const tags = [...new Set(operations.map(({ tag }) => tag))].sort((a, b) => place(a) - place(b) || a.localeCompare(b));
  return tags.map((tag) => ({ tag, operations: operations.filter((one) => one.tag === tag) }));
}

// resolve follows references, also through an allOf of one; name is what the
// schema is called, if it has one.
export function resolve(document: OpenApi, node: SchemaNode): { schema: SchemaNode; name: string } {
  let [schema, name] = [node, ''];
  for (let step = 0; step < 20; step += 1) {
    const next: SchemaNode | undefined = schema.$ref !== undefined ? schema : schema.allOf?.length === 1 ? schema.allOf[0] : undefined;
    if (!next) break;
    if (next.$ref === undefined) {
      schema = next;
      continue;
    }
    name = nameOf(next.$ref);
    schema = document.components?.schemas?.[name] ?? {};
  }
  return { schema, name };
}

function nameOf(reference: string): string {
  return reference.split('/').pop() ?? '';
}

// typeOf says in words what a value is: "list of text", "date", "whole number".
export function typeOf(document: OpenApi, node: SchemaNode): string {
  const { schema, name } = resolve(document, node);
  if (schema.items) return words.list(typeOf(document, schema.items));
  if (schema.properties && name) return name;
  return words.types[schema.format ?? ''] ?? words.types[schema.type ?? ''] ?? schema.type ?? words.types.object!;
}

// fieldsOf expands the properties of a schema, or of the things a list holds. A
// schema that holds itself is named and not opened again.
export function fieldsOf(document: OpenApi, node: SchemaNode, within: string[] = []): Field[] {
  const { schema, name } = resolve(document, node);
  if (schema.items) return fieldsOf(document, schema.items, within);
  const deeper = name ? [...within, name] : within;
  return Object.entries(schema.properties ?? {}).map(([key, property]) => {
    const inner = kernel(document, property);
    const again = inner.name !== '' && deeper.includes(inner.name);
    return {
      name: key,
      type: typeOf(document, property),
      notes: notesOf(property, inner.schema),
      required: schema.required?.includes(key) ?? false,
      fields: again ? [] : fieldsOf(document, property, deeper),
      again,
    };
  });
}

// kernel is what a schema is about once its lists are opened.
function kernel(document: OpenApi, node: SchemaNode): { schema: SchemaNode; name: string } {
  const found = resolve(document, node);
  return found.schema.items ? kernel(document, found.schema.items) : found;
}

export function notesOf(node: SchemaNode, schema: SchemaNode): string[] {
  const described = node.description ?? schema.description;
  return [
    ...(described ? [described] : []),
    ...(schema.enum ? [words.oneOf(schema.enum.join(', '))] : []),
    ...(schema['x-extensible-enum'] ? [words.atPresent(schema['x-extensible-enum'].join(', '))] : []),
    ...(schema.minimum !== undefined && schema.maximum !== undefined ? [words.between(schema.minimum, schema.maximum)] : []),
    ...(schema.properties || schema.example === undefined ? [] : [words.example(String(schema.example))]),
  ];
}
