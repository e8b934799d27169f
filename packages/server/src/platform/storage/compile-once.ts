import type { Compilable, CompiledQuery } from 'kysely'
import type { Actor } from '../../context.ts'
import type { Database } from './database.ts'

class Placeholder {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

/** A query that is built and compiled at its first use; each run only fills in the parameters. */
export type CompiledOnce<P, Row> = (db: Database, parameters: P) => Promise<Row[]>

/**
 * For the few queries that every request runs: building one costs as much as asking it.
 *
 * @param build gets a stand-in for each parameter, to be used as a value and never looked at.
 */
export function compileOnce<P extends object, Row>(
  build: (db: Database, parameters: P) => Compilable<Row>,
): CompiledOnce<P, Row> {
  const fillIn = queryOnce(build)
  return async (db, parameters) => (await db.executeQuery(fillIn(db, parameters))).rows
}

/** The same for a query that is to become part of another: it is not run. */
export function queryOnce<P extends object, Row>(
  build: (db: Database, parameters: P) => Compilable<Row>,
): (db: Database, parameters: P) => CompiledQuery<Row> {
  let compiled: CompiledQuery<Row> | undefined
  return (db, parameters) => {
    compiled ??= build(db, standIns as P).compile()
    const values = new Map<string, unknown>(Object.entries(parameters))
    return {
      ...compiled,
      parameters: compiled.parameters.map((value) =>
        value instanceof Placeholder ? values.get(value.name) : value,
      ),
    }
  }
}

/**
 * The same for a query that depends on who asks: what an actor may see is one form of condition per
 * role, in which only his ids differ.
 */
export function compileOncePerRole<P extends object, Row>(
  build: (db: Database, actor: Actor, parameters: P) => Compilable<Row>,
): (db: Database, actor: Actor, parameters: P) => Promise<Row[]> {
  type Parameters = P & Pick<Actor, 'userId' | 'companyId'>
  const inRole = (role: Actor['role']) =>
    compileOnce<Parameters, Row>((db, standIn) => {
      const companyId = role === 'staff' ? null : standIn.companyId
      return build(db, { userId: standIn.userId, role, companyId } as Actor, standIn)
    })
  const queries = {
    customer: inRole('customer'),
    supplier: inRole('supplier'),
    staff: inRole('staff'),
  }
  return (db, { role, userId, companyId }, parameters) =>
    queries[role](db, { ...parameters, userId, companyId })
}

const standIns: unknown = new Proxy({}, { get: (_, name) => new Placeholder(String(name)) })
