import { roles } from '@hezo/domain'
import { route } from '../route.ts'
import { AuditEvent, AuditQuery } from '../schemas/audit.ts'
import { pageOf } from '../schemas/page.ts'

/** Who did what, when and from where. */
export const auditEvents = {
  list: route(
    'GET',
    '/v1/audit-events',
    {},
    {
      access: roles,
      query: AuditQuery,
      replies: { 200: pageOf(AuditEvent) },
      errors: ['forbidden'],
    },
  ),
}
