import type { Member, MemberChanges } from '@hezo/api'
import { msg, str } from '@lit/localize'
import { html, nothing, type TemplateResult } from 'lit'
import { element } from '../define.ts'
import { formatDay, formatInstant } from '../support/formats.ts'
import { AccountList } from './account-list.ts'
import { AccountSection } from './account-section.ts'
import { memberQuestion, type MemberDeed } from './member-words.ts'
import { peopleOf } from './people-calls.ts'

/** The people of the company, those who wait first; what owners decide about each. */
@element('hezo-account-members')
export class MembersSection extends AccountSection {
  readonly #members = new AccountList<Member>(this, (cursor) =>
    peopleOf(this.account).members.list({ cursor }),
  )

  async #change({ id }: Member, changes: MemberChanges): Promise<void> {
    const changed = await peopleOf(this.account).members.update({ memberId: id, ...changes })
    this.#members.replace((one) => one.id === id, changed)
  }

  async #setOwner(member: Member, isOwner: boolean): Promise<void> {
    if (!(await this.act(() => this.#change(member, { isOwner })))) return
    await this.close()
    this.say(msg('Zapisano.'))
  }

  readonly #approve = async (member: Member): Promise<void> => {
    const call = (): Promise<void> => this.#change(member, { isApproved: true })
    if (!(await this.actAt(`approve:${member.id}`, call))) return
    this.say(msg(str`${nameOf(member)}: dostęp od teraz.`))
  }

  async #remove(member: Member): Promise<void> {
    const { id } = member
    if (!(await this.act(() => peopleOf(this.account).members.remove({ memberId: id })))) return
    this.#members.drop((one) => one.id === id)
    await this.close()
    this.say(msg(str`${nameOf(member)}: brak dostępu.`))
  }

  #question(deed: MemberDeed, member: Member): unknown {
    const acts: Readonly<Record<MemberDeed, () => Promise<void>>> = {
      own: () => this.#setOwner(member, true),
      disown: () => this.#setOwner(member, false),
      remove: () => this.#remove(member),
      refuse: () => this.#remove(member),
    }
    const [sentence, yes] = memberQuestion(deed, nameOf(member))
    return this.opened(
      `${deed}:${member.id}`,
      this.question(sentence, yes, acts[deed], msg('Anuluj')),
    )
  }

  #renderMember(member: Member): TemplateResult {
    const { id, email, isOwner, status, createdAt, lastSignInAt } = member
    const { me } = this.account
    const isWaiting = status === 'waiting'
    const since = formatDay(createdAt)
    return html`<li>
      <div>
        <strong>${nameOf(member)}</strong>${tag(id === me.id && msg('to Ty'))}${tag(
          isOwner && msg('właściciel'),
        )}${tag(isWaiting && msg('czeka na zgodę'))}
        ${me.isOwner ? html`<small>${email}</small>` : nothing}
        ${
          me.isOwner
            ? html`<small
                >${
                  isWaiting
                    ? msg(str`Rejestracja ${since}`)
                    : lastSignInAt
                      ? msg(str`Ostatnie logowanie ${formatInstant(lastSignInAt)}`)
                      : msg(str`Konto od ${since}, jeszcze bez logowania`)
                }</small
              >`
            : nothing
        }
      </div>
      ${me.isOwner && id !== me.id ? this.#renderActions(member, isWaiting) : nothing}
      ${this.opened(`approve:${id}`)}
      ${(['own', 'disown', 'remove', 'refuse'] as const).map((deed) => this.#question(deed, member))}
    </li>`
  }

  #renderActions(member: Member, isWaiting: boolean): TemplateResult {
    const { id, isOwner } = member
    const called = (word: string): string => `${word}: ${nameOf(member)}`
    const opener = (deed: MemberDeed, word: string): TemplateResult =>
      this.opener(`${deed}:${id}`, word, 'hezo-quiet', called(word))
    return html`<div class="hezo-form">
      <div class="hezo-actions">
        ${
          isWaiting
            ? [
                this.button(msg('Wpuść'), () => this.#approve(member), '', {
                  name: called(msg('Wpuść')),
                  opens: `approve:${id}`,
                }),
                opener('refuse', msg('Odmów')),
              ]
            : [
                isOwner
                  ? opener('disown', msg('Odbierz rolę właściciela'))
                  : opener('own', msg('Uczyń właścicielem')),
                opener('remove', msg('Usuń')),
              ]
        }
      </div>
    </div>`
  }

  protected override render(): unknown {
    const { me } = this.account
    const waitingFirst = [...(this.#members.items ?? [])].toSorted(
      (a, b) => Number(b.status === 'waiting') - Number(a.status === 'waiting'),
    )
    return this.frame({
      lead: me.isOwner
        ? msg(
            'Kto ma dostęp do umów i zgłoszeń Twojej firmy. Jako właściciel decydujesz o każdej osobie.',
          )
        : msg('Kto ma dostęp do umów i zgłoszeń Twojej firmy. Zmiany robi właściciel.'),
      content: [
        this.#members.render((member) => this.#renderMember(member), undefined, waitingFirst),
        this.said ? this.row() : nothing,
      ],
    })
  }
}

function nameOf({ firstName, lastName }: Member): string {
  return `${firstName} ${lastName}`
}

function tag(word: string | false): unknown {
  return word ? html`<span class="tag">${word}</span>` : nothing
}

declare global {
  interface HTMLElementTagNameMap {
    'hezo-account-members': MembersSection
  }
}
