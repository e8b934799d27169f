import type { AuditAction } from '@hezo/api'

/**
 * What a company's people are told of an event beside who, when and where: names of `details`. What is
 * not named here stays with HEZO: who of its staff has a case, which other company a contract was of.
 */
export const shownToCompanies: Readonly<Record<AuditAction, readonly string[]>> = {
  'registration.started': [],
  'registration.refused': [],
  'registration.throttled': [],
  'registration.code_sent_again': [],
  'registration.code_rejected': ['method', 'count'],
  'registration.email_verified': [],
  'registration.completed': ['isOwner'],
  'account.invited': ['role'],
  'account.activation_started': ['count'],
  'account.activation_code_rejected': ['count'],
  'account.activated': [],
  'account.updated': ['fields'],
  'account.password_changed': [],
  'account.password_rejected': ['count'],
  'account.exported': ['format'],
  'account.erased': [],
  'sign_in.failed': ['count'],
  'sign_in.throttled': ['count'],
  'sign_in.factor_rejected': ['method', 'count'],
  'sign_in.factor_throttled': ['count'],
  'sign_in.stopped': [],
  'session.started': ['proof'],
  'session.proved': ['proof'],
  'session.proof_rejected': ['method', 'count'],
  'session.ended': ['reason'],
  'ticket.opened': ['number'],
  'ticket.replied': ['from', 'to'],
  'ticket.updated': ['status.from', 'status.to', 'severity.from', 'severity.to'],
  'ticket.shared': ['supplierId'],
  'ticket.sharing_withdrawn': ['supplierId'],
  'contract.company_changed': [],
  'contract.supplier_changed': ['from', 'to'],
  'contracts.imported': [],
  'contracts.import_undone': [],
  'tickets.imported': [],
  'tickets.import_undone': [],
}
