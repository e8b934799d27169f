/** A piece of JSON with names, as OpenAPI is made of. */
export interface JsonObject {
  [name: string]: JsonValue
}

type JsonValue = string | number | boolean | null | JsonObject | readonly JsonValue[]
