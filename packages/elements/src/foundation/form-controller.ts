import { msg } from '@lit/localize'
import type { ReactiveController } from 'lit'
import { Draft } from './draft.ts'
import type { FormWork } from './form-work.ts'
import type { HezoElement } from './hezo-element.ts'
import { importPart } from './import-part.ts'
import { language } from './locale.ts'
import { retrying } from './retrying.ts'
import {
  type Failure,
  type FieldProblem,
  loadSentences,
  partMissing,
  sentencesLoaded,
} from './sentences.ts'

/** Milliseconds after which a form says that it is still sending. */
const slowAfter = 1_000

/** What the fields hold, as typed. A checkbox holds `on` or nothing, a choice its value. */
export type Values<Name extends string> = Readonly<Record<Name, string>>

/** Judges one field; `values` is the whole form, for rules that look at several fields. */
export type Check = (text: string, values: Values<string>) => FieldProblem | undefined

/** The check of each field that has one. */
export type Checks<Name extends string> = Partial<Record<Name, Check>>

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
  /** Whether what is being sent takes longer than a second. */
  isSlow = false

  readonly host: HezoElement
  readonly options: FormOptions<Name>
  readonly #draft: Draft<Partial<Values<Name>>> | undefined
  #work: FormWork<Name> | undefined
  #waking: Promise<FormWork<Name>> | undefined
  #language = language()

  constructor(host: HezoElement, options: FormOptions<Name>) {
    this.host = host
    this.options = options
    this.#draft = options.draft === undefined ? undefined : new Draft(options.draft)
    this.values = this.#initial(this.#draft?.load())
    host.addController(this)
  }

  hostUpdate(): void {
    // The language was switched: our sentences follow, the server's was in the other one.
    if (this.#language !== language()) this.failure = undefined
    this.#language = language()
    if (this.#work && !sentencesLoaded()) {
      void loadSentences().then(() => this.host.requestUpdate())
    }
  }

  /** The idempotency key of what is typed now: a second attempt at the same content repeats it. */
  get attempt(): string {
    return this.#work?.attempt ?? ''
  }

  /** Begins to load what the form needs next. Safe to call often; a failed load is tried again. */
  readonly wake = (): Promise<FormWork<Name>> => (this.#waking ??= this.#load())

  async #load(): Promise<FormWork<Name>> {
    try {
      const [{ FormWork }, checks] = await Promise.all([
        retrying(() => importPart(() => import('./form-work.ts'))),
        retrying(() => this.options.load()),
        retrying(loadSentences),
      ])
      this.#work = new FormWork(this, checks)
      this.host.requestUpdate()
      return this.#work
    } catch (error) {
      this.#waking = undefined
      throw error
    }
  }

  /** For `@focusin` and `@pointerdown` of the form. */
  readonly handleStart = (): void => void this.wake().catch(() => undefined)

  /** For `@input` of the form. */
  readonly handleInput = ({ target }: Event): void => {
    this.handleStart()
    const name = this.#read(target)
    if (!name) return
    if (this.problems[name]) this.#work?.judge(name)
    this.#changed()
  }

  /** For `@focusout` of the form: judges the field left, unless nothing was typed in it. */
  readonly handleLeave = ({ target }: Event): void => {
    const name = this.#read(target)
    if (!name || !this.values[name]) return
    void this.wake().then(
      (work) => work.leave(name),
      () => undefined,
    )
  }

  /** Sets a field from code, as if typed. */
  set(name: Name, text: string): void {
    this.values[name] = text
    delete this.problems[name]
    this.#changed()
  }

  /**
   * Checks `names` and, when all are right, runs `action` once. What it throws becomes the form's
   * `failure` or problems of fields. True when the action succeeded.
   */
  async submit(names: readonly Name[], action: () => unknown): Promise<boolean> {
    if (this.busy) return false
    this.busy = true
    this.failure = undefined
    this.host.querySelectorAll('.hezo-form [name]').forEach((field) => this.#read(field))
    this.host.requestUpdate()
    let done = false
    const slow = setTimeout(() => {
      this.isSlow = true
      this.host.announce(msg('Jeszcze chwila…'))
      this.host.requestUpdate()
    }, slowAfter)
    try {
      const work = await this.wake()
      done = await work.submit(names, action)
    } catch {
      this.failure = { code: partMissing }
    }
    clearTimeout(slow)
    this.isSlow = false
    this.busy = false
    this.host.requestUpdate()
    return done
  }

  /** Forgets the draft and empties the form: what it was for is done. */
  finish(): void {
    this.#draft?.clear()
    this.values = this.#initial()
    this.problems = {}
    this.host.requestUpdate()
  }

  #initial(kept: Partial<Values<Name>> = {}): Record<Name, string> {
    const { names, initial } = this.options
    const entries = names.map((name) => [name, kept[name] ?? initial?.[name] ?? ''])
    return Object.fromEntries(entries) as Record<Name, string>
  }

  /** Takes over what a field of the form holds; undefined for any other target. */
  #read(target: EventTarget | null): Name | undefined {
    const { name, type, value, checked } = target as HTMLInputElement
    const known = this.options.names.find((one) => one === name)
    if (!known || (type === 'radio' && !checked)) return known
    this.values[known] = type === 'checkbox' && !checked ? '' : value
    return known
  }

  #changed(): void {
    if (this.#work) this.#work.attempt = ''
    const { names, secrets } = this.options
    const open = names.filter((name) => !secrets?.includes(name))
    this.#draft?.save(
      Object.fromEntries(open.map((name) => [name, this.values[name]])) as Partial<Values<Name>>,
    )
    this.host.requestUpdate()
  }
}
