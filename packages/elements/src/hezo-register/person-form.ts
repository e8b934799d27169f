import { msg } from '@lit/localize'
import { css, html, type TemplateResult } from 'lit'
import { field } from '../foundation/field.ts'
import type { FormController } from '../foundation/form-controller.ts'
import { adopt } from '../foundation/form-styles.ts'
import { form } from '../foundation/form.ts'
import { quietButton } from '../foundation/quiet-button.ts'
import { selectField } from '../foundation/select-field.ts'
import { countries } from './countries.ts'
import type { Name } from './fields.ts'

const styles = css`
  .hezo-form:not(#h#h) {
    & .hezo-group {
      display: grid;
      gap: 12px;
      min-inline-size: 0;
      margin: 0 0 12px;
      padding: 0;
      border: 0;
    }
    & .hezo-group legend {
      margin-block-end: 12px;
      padding: 0;
      font-weight: 650;
      font-size: 1.125em;
    }
  }
`

/** The second step: the person, the company, the password. */
export function personForm(
  controller: FormController<Name>,
  onSubmit: () => unknown,
  onBack: () => void,
): TemplateResult {
  adopt(controller.host.getRootNode(), styles)
  return form(controller, {
    submit: msg('Dalej: kod na e-mail'),
    onSubmit,
    aside: quietButton(msg('Wstecz'), onBack),
    content: html`
      <fieldset class="hezo-group">
        <legend>${msg('Osoba')}</legend>
        <div class="hezo-row">
          ${field(controller, 'person.firstName', {
            label: msg('Imię'),
            autocomplete: 'given-name',
          })}
          ${field(controller, 'person.lastName', {
            label: msg('Nazwisko'),
            autocomplete: 'family-name',
          })}
        </div>
        ${field(controller, 'person.email', {
          label: msg('E-mail służbowy'),
          hint: msg('Będzie Twoim loginem'),
          type: 'email',
          autocomplete: 'username',
        })}
        ${field(controller, 'person.phone', {
          label: msg('Telefon'),
          hint: msg('Zagraniczny z numerem kraju, np. +49'),
          type: 'tel',
          autocomplete: 'tel',
          exact: true,
        })}
      </fieldset>
      <fieldset class="hezo-group">
        <legend>${msg('Firma')}</legend>
        ${field(controller, 'company.name', {
          label: msg('Nazwa'),
          autocomplete: 'organization',
        })}
        ${field(controller, 'company.street', {
          label: msg('Ulica i numer'),
          autocomplete: 'street-address',
        })}
        <div class="hezo-row">
          ${field(controller, 'company.postalCode', {
            label: msg('Kod pocztowy'),
            autocomplete: 'postal-code',
            exact: true,
          })}
          ${field(controller, 'company.city', {
            label: msg('Miejscowość'),
            autocomplete: 'address-level2',
          })}
        </div>
        ${selectField(controller, 'company.country', {
          label: msg('Kraj'),
          autocomplete: 'country',
          options: countries(),
        })}
      </fieldset>
      ${field(controller, 'password', {
        label: msg('Hasło'),
        hint: msg('Co najmniej 12 znaków, np. kilka słów'),
        type: 'password',
        autocomplete: 'new-password',
      })}
    `,
  })
}
