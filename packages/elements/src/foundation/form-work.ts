import { msg, str } from '@lit/localize'
import { attemptKey } from './attempt-key.ts'
import type { Checks, FormController } from './form-controller.ts'
import { failureOf, type FieldProblem } from './sentences.ts'

/** What a form does once the person has begun: judging, sending, saying what went wrong. */
export class FormWork<Name extends string> {
  readonly #form: FormController<Name>
  readonly #checks: Checks<Name>
  #key = ''

  constructor(form: FormController<Name>, checks: Checks<Name>) {
    this.#form = form
    this.#checks = checks
  }

  /** The idempotency key of what is typed now; made when first asked for, emptied by a change. */
  get attempt(): string {
    return (this.#key ||= attemptKey())
  }

  set attempt(key: string) {
    this.#key = key
  }

  judge(name: Name): void {
    const { problems, values } = this.#form
    const problem = this.#checks[name]?.(values[name], values)
    if (problem) problems[name] = problem
    else delete problems[name]
  }

  /** Judges a field that was left. */
  leave(name: Name): void {
    const { host, options, problems } = this.#form
    this.judge(name)
    if (!problems[name]) options.leave?.(name)
    host.requestUpdate()
  }

  /** Runs `action` when all of `names` are right; leads to what is wrong otherwise. */
  async submit(names: readonly Name[], action: () => unknown): Promise<boolean> {
    const form = this.#form
    for (const name of names) this.judge(name)
    try {
      if (!names.some((name) => form.problems[name])) {
        await action()
        return true
      }
    } catch (error) {
      if (!this.#takeFields(error)) {
        form.failure = failureOf(error)
        return false
      }
    }
    this.#leadToProblem()
    return false
  }

  /** Puts the fields that the server refused beside ours; false when it named none of them. */
  #takeFields(error: unknown): boolean {
    const { fields = [] } = error as { fields?: readonly ({ path: string } & FieldProblem)[] }
    const { options, problems } = this.#form
    let known = false
    for (const field of fields) {
      const name = options.names.find((one) => one === field.path)
      if (!name) continue
      problems[name] = field
      known = true
    }
    return known
  }

  #leadToProblem(): void {
    const { host, options, problems } = this.#form
    const wrong = options.names.filter((name) => problems[name])
    const [first] = wrong
    if (!first) return
    options.locate?.(first)
    host.announce(msg(str`Do poprawy: ${wrong.length}`))
    void host.focusField(first)
  }
}
