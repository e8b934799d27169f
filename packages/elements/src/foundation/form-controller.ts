import type { HezoErrorCode } from '@hezo/sdk'
import { msg, str } from '@lit/localize'
import type { ReactiveController } from 'lit'
import { attemptKey } from './attempt-key.ts'
import { Draft } from './draft.ts'
import type { HezoElement } from './hezo-element.ts'
import { type FieldProblem, loadSentences, sentencesLoaded } from './sentences.ts'

/** What the fields hold, as typed. A checkbox holds `on` or nothing, a choice its value. */
export type Values<Name extends string> = Readonly<Record<Name, string>>

/** Judges one field; `values` is the whole form, for rules that look at several fields. */
export type Check = (text: string, values: Values<string>) => FieldProblem | undefined

/** The check of each field that has one. */
export type Checks<Name extends string> = Partial<Record<Name, Check>>

/** A request that failed as a whole. `retryAfter` counts seconds. */
export interface Failure {
  readonly code: HezoErrorCode
  readonly retryAfter?: number | undefined
}

export interface FormOptions<Name extends string> {
  /** Every field in the order they stand; dotted names are the paths of the API. */
  readonly names: readonly Name[]
  /** Passwords and codes: never kept in the draft. */
  readonly secrets?: readonly Name[]
  /** Keeps what is typed in the tab under this name, until `form.finish()`. */
  readonly draft?: string
  /** Loads the checks (and with them the client); called when the person begins. */
  readonly load: () => Promise<Checks<Name>>
  /** What fields hold at first. */
  readonly initial?: Partial<Values<Name>>
  /** Told of a field that was left and is right, e.g. to show it in its usual form. */
  readonly leave?: (name: Name) => void
  /** Told which field has the first problem, to show the step it stands on. */
  readonly locate?: (name: Name) => void
}

/**
 * One form: what is typed, what is wrong, whether it is being sent. Fields are judged when left and,
 * once wrong, at each key; the server's field errors land beside the same fields. A form sends once
 * however often its button is pressed.
 */
export class FormController<Name extends string> implements ReactiveController {
  values: Record<Name, string>
  problems: Partial<Record<Name, FieldProblem>> = {}
  failure: Failure | undefined
  busy = false

  readonly host: HezoElement
  readonly #options: FormOptions<Name>
  readonly #draft: Draft<Partial<Values<Name>>> | undefined
  #checks: Checks<Name> | undefined
  #waking: Promise<void> | undefined
  #key: string | undefined

  constructor(host: HezoElement, options: FormOptions<Name>) {
    this.host = host
    this.#options = options
    this.#draft = options.draft === undefined ? undefined : new Draft(options.draft)
    const kept = this.#draft?.load()
    const entries = options.names.map((name) => [
      name,
      kept?.[name] ?? options.initial?.[name] ?? '',
    ])
    this.values = Object.fromEntries(entries) as Record<Name, string>
    host.addController(this)
  }

  hostUpdate(): void {
    // The language was switched while sentences are on show.
    if (this.#checks && !sentencesLoaded())
      void loadSentences().then(() => this.host.requestUpdate())
  }

  /** The idempotency key of what is typed now: a second attempt at the same content repeats it. */
  get attempt(): string {
    return (this.#key ??= attemptKey())
  }

  /** Begins to load what the form needs next. Safe to call often; a failed load is tried again. */
  readonly wake = (): Promise<void> => {
    this.#waking ??= Promise.all([this.#options.load(), loadSentences()]).then(
      ([checks]) => {
        this.#checks = checks
        this.host.requestUpdate()
      },
      (error: unknown) => {
        this.#waking = undefined
        throw error
      },
    )
    return this.#waking
  }

  /** For `@focusin` and `@pointerdown` of the form. */
  readonly handleStart = (): void => void this.wake().catch(() => undefined)

  /** For `@input` of the form. */
  readonly handleInput = ({ target }: Event): void => {
    this.handleStart()
    const name = this.#nameOf(target)
    if (!name) return
    this.#read(target as HTMLInputElement)
    this.#key = undefined
    if (this.problems[name]) this.#judge(name)
    this.#keep()
    this.host.requestUpdate()
  }

  /** For `@focusout` of the form: judges the field left, unless nothing was typed in it. */
  readonly handleLeave = ({ target }: Event): void => {
    const name = this.#nameOf(target)
    if (!name || !this.values[name]) return
    void this.wake().then(
      () => {
        this.#judge(name)
        if (!this.problems[name]) this.#options.leave?.(name)
        this.host.requestUpdate()
      },
      () => undefined,
    )
  }

  /** Sets a field from code, as if typed. */
  set(name: Name, text: string): void {
    this.values[name] = text
    this.#key = undefined
    delete this.problems[name]
    this.#keep()
    this.host.requestUpdate()
  }

  /**
   * Checks `names` and, when all are right, runs `action` once. What it throws becomes the form's
   * `failure` or problems of fields. True when the action succeeded.
   */
  async submit(names: readonly Name[], action: () => Promise<void> | void): Promise<boolean> {
    if (this.busy) return false
    this.busy = true
    this.failure = undefined
    for (const field of this.host.querySelectorAll<HTMLInputElement>('.hezo-form [name]')) {
      if (this.#nameOf(field)) this.#read(field)
    }
    this.host.requestUpdate()
    let done = false
    try {
      await this.wake()
      for (const name of names) this.#judge(name)
      if (!names.some((name) => this.problems[name])) {
        await action()
        done = true
      }
    } catch (error) {
      this.#fail(error)
    }
    this.busy = false
    this.host.requestUpdate()
    if (!done && !this.failure) this.#leadToProblem()
    return done
  }

  /** Forgets the draft and empties the form: what it was for is done. */
  finish(): void {
    this.#draft?.clear()
    this.#key = undefined
    for (const name of this.#options.names) this.values[name] = this.#options.initial?.[name] ?? ''
    this.problems = {}
    this.host.requestUpdate()
  }

  #nameOf(target: EventTarget | null): Name | undefined {
    const name = (target as HTMLInputElement | null)?.name
    return this.#options.names.find((known) => known === name)
  }

  #read({ name, type, value, checked }: HTMLInputElement): void {
    if (type === 'radio' && !checked) return
    this.values[name as Name] = type === 'checkbox' && !checked ? '' : value
  }

  #judge(name: Name): void {
    const problem = this.#checks?.[name]?.(this.values[name], this.values)
    if (problem) this.problems[name] = problem
    else delete this.problems[name]
  }

  #keep(): void {
    if (!this.#draft) return
    const open = this.#options.names.filter((name) => !this.#options.secrets?.includes(name))
    this.#draft.save(
      Object.fromEntries(open.map((name) => [name, this.values[name]])) as Partial<Values<Name>>,
    )
  }

  #fail(error: unknown): void {
    const { code, fields, retryAfter } = error as {
      code?: unknown
      fields?: readonly ({ path: string } & FieldProblem)[]
      retryAfter?: number
    }
    let beside = false
    for (const field of fields ?? []) {
      const name = this.#options.names.find((known) => known === field.path)
      if (!name) continue
      this.problems[name] = field
      beside = true
    }
    if (beside) return
    // Without a code it was no reply: a chunk that did not load, or a fault of ours.
    this.failure = {
      code: typeof code === 'string' ? (code as HezoErrorCode) : 'network_failed',
      retryAfter,
    }
  }

  #leadToProblem(): void {
    const wrong = this.#options.names.filter((name) => this.problems[name])
    const [first] = wrong
    if (!first) return
    this.#options.locate?.(first)
    this.host.announce(msg(str`Do poprawy: ${wrong.length}`))
    void this.host.focusField(first)
  }
}
