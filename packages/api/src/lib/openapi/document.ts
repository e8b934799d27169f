import { locales } from '@hezo/domain'
import type * as z from 'zod/mini'
import { idempotencyKeyPattern } from '../idempotency-key.ts'
import type { Route, RouteTable } from '../route.ts'
import { routes } from '../routes.ts'
import { documentation, type OperationDocs } from './documentation.ts'
import { examples, type OperationExample } from './examples.ts'
import type { JsonObject } from './json.ts'
import { createJsonSchemas } from './json-schemas.ts'
import { createOperation, type OperationSource } from './operation.ts'

/** An OpenAPI document as a plain object, ready to be written as JSON. */
export interface OpenApiDocument extends JsonObject {
  openapi: '3.1.0'
  paths: JsonObject
}

const description = `Registration, sign-in, service contracts and support tickets of myHEZO.

JSON in camelCase, instants as ISO 8601 in UTC, opaque ids. Unknown fields of a request are refused;
readers of replies ignore fields that they do not know. Every failure is
\`application/problem+json\` with a stable \`code\`. Lists give \`{ items, nextCursor }\`; pass
\`nextCursor\` as \`cursor\` for the next page.`

/** The OpenAPI 3.1 document of the whole route table, for a service at `serverUrl` (an origin). */
export function openApiDocument({ serverUrl }: { serverUrl: string }): OpenApiDocument {
  const operations = operationSources()
  const schemas = createJsonSchemas(operations.flatMap(({ route }) => schemasOf(route)))
  const paths: Record<string, JsonObject> = {}
  for (const source of operations) {
    const path = source.route.path.replace(/:(\w+)/g, '{$1}')
    paths[path] ??= {}
    paths[path][source.route.method.toLowerCase()] = createOperation(source, schemas)
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'myHEZO support API',
      version: '1.0.0',
      description,
      contact: { name: 'HEZO', email: 'pomoc@myhezo.pl' },
      license: { name: 'Proprietary', url: 'https://myhezo.pl/' },
    },
    servers: [{ url: serverUrl }],
    tags: Object.entries(documentation).map(([name, { about }]) => ({ name, description: about })),
    paths,
    components: {
      schemas: schemas.components,
      parameters: sharedParameters,
      headers: {
        RetryAfter: {
          description: 'Seconds until another attempt can succeed.',
          schema: { type: 'integer', minimum: 0 },
        },
      },
      securitySchemes: {
        accessToken: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description:
            'The `accessToken` of a sign-in, with the scheme that its `tokenType` names. It lasts minutes; renew it with `tokens.refresh`.',
        },
      },
    },
  }
}

const sharedParameters = {
  DPoP: {
    name: 'DPoP',
    in: 'header',
    description:
      'A proof of possession (RFC 9449, ES256) for this request. Where a session begins, its tokens are bound to the key; browsers must send one. With tokens of the type `DPoP` each request needs one, and the scheme `DPoP` in `Authorization`.',
    schema: { type: 'string' },
  },
  AcceptLanguage: {
    name: 'Accept-Language',
    in: 'header',
    description: 'The language of the sentences in problems.',
    schema: { type: 'string', examples: locales },
  },
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    description:
      'Chosen by the caller for each thing to be made, such as a random UUID. The same key and body get the first reply again.',
    schema: { type: 'string', pattern: idempotencyKeyPattern.source },
  },
}

/** Every route beside its prose and examples. The tables are looked up by name, hence the widening. */
function operationSources(): OperationSource[] {
  const table: RouteTable = routes
  const prose: Record<string, { verbs: Record<string, OperationDocs> }> = documentation
  const shown: Record<string, Record<string, OperationExample | undefined> | undefined> = examples
  return Object.entries(table).flatMap(([feature, verbs]) =>
    Object.entries(verbs).map(([verb, route]) => ({
      feature,
      verb,
      route,
      docs: prose[feature]?.verbs[verb] ?? { summary: verb },
      example: shown[feature]?.[verb],
    })),
  )
}

function schemasOf({ params, query, body, replies }: Route): z.ZodMiniType[] {
  const all = [...Object.values(params), query, body, ...Object.values(replies)]
  return all.filter((schema) => typeof schema === 'object' && schema !== null)
}
