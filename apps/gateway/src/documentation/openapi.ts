import { endpoints, type Endpoint } from '@yingda/contracts';
import { ERROR_STATUS } from '@yingda/contracts/names';
import type { OpenAPIObject } from '@nestjs/swagger';
import { refTo, wireSchemas, type JsonSchema } from './schemas';

const SECURITY: Record<Endpoint['caller'], Record<string, string[]>[]> = {
  anyone: [],
  agent: [{ agent: [] }],
  visitor: [{ visitor: [] }],
  participant: [{ agent: [] }, { visitor: [] }],
  'api-key': [{ apiKey: [] }],
};

/** The OpenAPI 3 document of everything under /api, made from `endpoints`. */
export function openApiDocument(publicUrl: string): OpenAPIObject {
  const schemas = wireSchemas();
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [name, endpoint] of Object.entries(endpoints) as [string, Endpoint][]) {
    const [method, path] = name.split(' ') as [string, string];
    const template = path.replace(/:(\w+)/g, '{$1}');
    (paths[template] ??= {})[method.toLowerCase()] = operation(endpoint, path, schemas);
  }
  return {
    openapi: '3.0.3',
    info: {
      title: 'Yingda 应答',
      version: '1',
      description:
        'HTTP interface. The shop’s own systems use /api/v1 with a key made in Settings → API keys, sent as `Authorization: Bearer <key>`. Live messages travel over socket.io: see [/docs/events](/docs/events).',
    },
    servers: [{ url: publicUrl }],
    tags: [...new Set(Object.keys(endpoints).map(tagOf))].map((item) => ({ name: item })),
    paths,
    components: {
      schemas: { ...schemas, Error: errorSchema() },
      securitySchemes: {
        agent: { type: 'http', scheme: 'bearer', description: 'Access token of POST /api/auth/sign-in' },
        visitor: { type: 'http', scheme: 'bearer', description: 'Token of POST /api/widget/sessions' },
        apiKey: { type: 'http', scheme: 'bearer', description: 'Key of the shop’s own system' },
      },
    },
  } as unknown as OpenAPIObject;
}

function operation(
  endpoint: Endpoint,
  path: string,
  schemas: Record<string, JsonSchema>,
): Record<string, unknown> {
  return {
    tags: [tagOf(`GET ${path}`)],
    summary: endpoint.summary,
    security: SECURITY[endpoint.caller],
    parameters: [
      ...pathParameters(path),
      ...(endpoint.query ? queryParameters(schemas[endpoint.query.name] ?? {}) : []),
    ],
    ...(endpoint.body ? { requestBody: { required: true, content: bodyContent(endpoint.body) } } : {}),
    responses: {
      ...done(endpoint),
      default: {
        description: 'Refused',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
      },
    },
  };
}

function done({ answer, stream }: Endpoint): Record<string, unknown> {
  if (stream) return { 200: { description: 'Done', content: { [stream]: { schema: { type: 'string' } } } } };
  if (!answer) return { 204: { description: 'Done' } };
  return { 200: { description: 'Done', content: { 'application/json': { schema: answerSchema(answer) } } } };
}

function tagOf(name: string): string {
  const parts = name.split(' ')[1]?.split('/') ?? [];
  return parts[2] === 'v1' ? 'v1' : (parts[2] ?? '');
}

function pathParameters(path: string): JsonSchema[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function queryParameters(schema: JsonSchema): JsonSchema[] {
  const properties = (schema['properties'] ?? {}) as Record<string, JsonSchema>;
  const required = (schema['required'] ?? []) as string[];
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema: property,
  }));
}

function bodyContent(body: NonNullable<Endpoint['body']>): JsonSchema {
  if (body === 'ndjson') return { 'application/x-ndjson': { schema: { type: 'string' } } };
  if (body !== 'multipart') return { 'application/json': { schema: refTo(body) } };
  const properties = { file: { type: 'string', format: 'binary' }, durationMs: { type: 'integer' } };
  return { 'multipart/form-data': { schema: { type: 'object', required: ['file'], properties } } };
}

function answerSchema(answer: NonNullable<Endpoint['answer']>): JsonSchema {
  return Array.isArray(answer) ? { type: 'array', items: refTo(answer[0]) } : refTo(answer);
}

function errorSchema(): JsonSchema {
  const code = { type: 'string', enum: Object.keys(ERROR_STATUS) };
  const error = {
    type: 'object',
    required: ['code', 'message'],
    properties: { code, message: { type: 'string' }, details: { type: 'object' } },
  };
  return { type: 'object', required: ['error'], properties: { error } };
}
