import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { createTestDatabase } from '../../testing/test-database.ts'
import { generateSchema, schemaFile } from './codegen.ts'

// Prevents queries that compile against columns which the migrations no longer make.
it('keeps the committed types in step with the migrations (else: pnpm --filter @hezo/server codegen)', async () => {
  const database = await createTestDatabase()
  try {
    expect(await generateSchema(database.url)).toBe(await readFile(schemaFile, 'utf8'))
  } finally {
    await database.drop()
  }
})
