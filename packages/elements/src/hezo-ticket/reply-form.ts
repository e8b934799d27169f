import type { Ticket } from '@hezo/api'
import { msg } from '@lit/localize'
import { nothing } from 'lit'
import { areaField } from '../foundation/area-field.ts'
import { choiceField } from '../foundation/choice-field.ts'
import type { FormController } from '../foundation/form-controller.ts'
import { form } from '../foundation/form.ts'
import type { ReplyName } from './reply-work.ts'

/** The box under the conversation. */
export function replyForm(
  controller: FormController<ReplyName>,
  { status }: Ticket,
  isStaff: boolean,
  send: () => unknown,
): unknown {
  const internal = controller.values.visibility === 'internal'
  return form(controller, {
    submit: internal ? msg('Zapisz notatkę') : msg('Wyślij odpowiedź'),
    onSubmit: send,
    content: [
      isStaff
        ? choiceField(controller, 'visibility', {
            label: msg('Rodzaj wiadomości'),
            options: [
              ['public', msg('Odpowiedź'), msg('Zobaczy ją klient i każdy, komu udostępnił')],
              ['internal', msg('Notatka wewnętrzna'), msg('Zobaczy ją tylko HEZO')],
            ],
          })
        : nothing,
      areaField(controller, 'body', {
        label: internal ? msg('Notatka') : msg('Odpowiedź'),
        hint:
          status === 'resolved' && !isStaff ? msg('Odpowiedź otworzy zgłoszenie ponownie.') : '',
      }),
    ],
  })
}
