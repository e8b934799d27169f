import * as z from 'zod/mini'
import type { JsonObject } from './json.ts'
import { namedSchemas } from './named-schemas.ts'
import { schemaNotes } from './schema-notes.ts'

/** JSON Schemas of zod schemas: the named ones once, all others in place with references to them. */
export interface JsonSchemas {
  readonly components: Readonly<Record<string, JsonObject>>
  /** The schema itself, or a reference when it has a name. */
  of(schema: z.ZodMiniType): JsonObject
}

const reference = (name: string) => `#/components/schemas/${name}`

/**
 * Converts the named schemas and those given. What callers write and what they receive have one
 * form: replies neither transform nor default, and their objects stay open for fields to come.
 */
export function createJsonSchemas(schemas: Iterable<z.ZodMiniType>): JsonSchemas {
  const registry = z.registry<{ id: string }>()
  const names = new Map<z.ZodMiniType, string>()
  const add = (schema: z.ZodMiniType, name: string) => {
    if (names.has(schema)) return
    names.set(schema, name)
    registry.add(schema, { id: name })
  }
  for (const [name, schema] of Object.entries(namedSchemas)) add(schema, name)
  for (const schema of schemas) add(schema, `~${names.size}`)

  const converted = z.toJSONSchema(registry, {
    io: 'input',
    unrepresentable: 'any',
    uri: reference,
    override: ({ zodSchema, jsonSchema }) => annotate(jsonSchema, schemaNotes.get(zodSchema)),
  }).schemas as Record<string, JsonObject>
  for (const schema of Object.values(converted)) {
    delete schema['$schema']
    delete schema['$id']
    delete schema['id']
  }
  return {
    components: Object.fromEntries(
      Object.keys(namedSchemas).map((name) => [name, converted[name] ?? {}]),
    ),
    of(schema) {
      const name = names.get(schema) ?? ''
      return name in namedSchemas ? { $ref: reference(name) } : (converted[name] ?? {})
    },
  }
}

function annotate(schema: object, note: JsonObject | undefined): void {
  const { properties, ...rest } = note ?? {}
  Object.assign(schema, rest)
  if (!('properties' in schema)) return
  // New objects: two properties may share one schema and still be told apart here.
  const own = schema.properties as Record<string, object>
  for (const [name, more] of Object.entries(properties ?? {})) {
    own[name] = { ...own[name], ...(more as JsonObject) }
  }
}
