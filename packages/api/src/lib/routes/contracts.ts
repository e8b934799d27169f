import { roles } from '@hezo/domain'
import { idSchema } from '../ids.ts'
import { route } from '../route.ts'
import { pageOf } from '../schemas/page.ts'
import { Contract, ContractQuery, Device, DeviceQuery } from '../schemas/contracts.ts'

/** The contracts of the actor's own company (of every company for staff), ended ones too. */
export const contracts = {
  list: route(
    'GET',
    '/v1/contracts',
    {},
    {
      access: roles,
      query: ContractQuery,
      replies: { 200: pageOf(Contract) },
      errors: [],
    },
  ),
  get: route(
    'GET',
    '/v1/contracts/:contractId',
    { contractId: idSchema('contract') },
    {
      access: roles,
      replies: { 200: Contract },
      errors: ['not_found'],
    },
  ),
  listDevices: route(
    'GET',
    '/v1/contracts/:contractId/devices',
    { contractId: idSchema('contract') },
    { access: roles, query: DeviceQuery, replies: { 200: pageOf(Device) }, errors: ['not_found'] },
  ),
}
