import { route } from '../route.ts'
import { Company, CompanyChanges } from '../schemas/people.ts'

/** The actor's own company. */
export const company = {
  get: route(
    'GET',
    '/v1/company',
    {},
    { access: ['customer', 'supplier'], replies: { 200: Company }, errors: [] },
  ),
  update: route(
    'PATCH',
    '/v1/company',
    {},
    {
      access: ['customer', 'supplier'],
      body: CompanyChanges,
      replies: { 200: Company },
      errors: ['forbidden', 'step_up_required'],
    },
  ),
}
