// The API as it describes itself (openapi.json): every operation, and whether an answer is one that the description promises.
import { z } from 'zod';
import type { Asker } from '../../acceptance/ask.ts';

export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required?: boolean;
  readonly schema: JsonSchema;
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema?: JsonSchema }>>;
}

interface Described {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content>>;
}

export interface Operation {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  /** "/api/v1/regions/{region}". */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  /** What a JSON body looks like; null when there is none. */
  readonly body: JsonSchema | null;
  /** Why an answer is not one that is described; null when it is. */
  readonly objection: (status: number, contentType: string, body: string) => string | null;
}

export async function readOperations(server: Asker): Promise<readonly Operation[]> {
  const { paths } = (await server.inject('/api/v1/openapi.json')).json<{
    readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  }>();
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({
      method: method.toUpperCase() as Operation['method'],
      path,
      parameters: described.parameters ?? [],
      body: described.requestBody?.content?.['application/json']?.schema ?? null,
      objection: objector(described),
    })),
  );
}

function objector({ responses }: Described): Operation['objection'] {
  const validators = new Map<string, z.ZodType>();
  for (const [status, { content = {} }] of Object.entries(responses))
    for (const [type, { schema }] of Object.entries(content))
      if (schema !== undefined)
        validators.set(`${status} ${type}`, z.fromJSONSchema(schema as z.core.JSONSchema.JSONSchema));
  return (status, contentType, body) => {
    // Not changed: the answer that the browser has still holds.
    if (status === 304) return null;
    if (!Object.hasOwn(responses, status)) return `${status} is not described`;
    const [type = ''] = contentType.split(';');
    const validator = validators.get(`${status} ${type}`);
    if (validator === undefined) return type.endsWith('json') ? `${status} with ${type} has no schema` : null;
    const read = validator.safeParse(JSON.parse(body));
    return read.success ? null : `${status} does not match its schema: ${z.prettifyError(read.error)}`;
  };
}
