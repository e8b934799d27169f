/** The rules of the business: pure functions and lists of values, with no I/O and no clock. */
export type { Accepted, Parsed, Refused } from './lib/parsed.ts'

export { formatNip, nipReasons, parseNip } from './lib/nip.ts'
export type { NipReason, NipResult } from './lib/nip.ts'
export { parseSerialNumber, serialNumberLength, serialNumberReasons } from './lib/serial-number.ts'
export type { SerialNumberReason, SerialNumberResult } from './lib/serial-number.ts'
export {
  contractNumberLength,
  contractNumberReasons,
  parseContractNumber,
} from './lib/contract-number.ts'
export type { ContractNumberReason, ContractNumberResult } from './lib/contract-number.ts'
export { contractState, contractStates, isContractValidOn } from './lib/contract-validity.ts'
export type { ContractState, ContractValidity } from './lib/contract-validity.ts'

export { freeTextMaxLength, normalizeBounded, typedMaxLength } from './lib/normalize-bounded.ts'
export { countCodePoints } from './lib/code-points.ts'
export { parseText, textReasons } from './lib/free-text.ts'
export type { TextLimits, TextReason, TextResult } from './lib/free-text.ts'
export { attachmentLimits } from './lib/attachment-limits.ts'
export { fileNameMaxLength, fileNameReasons, parseFileName } from './lib/file-name.ts'
export type { FileNameReason, FileNameResult } from './lib/file-name.ts'
export { parsePersonName, personNameMaxLength, personNameReasons } from './lib/person-name.ts'
export type { PersonNameReason, PersonNameResult } from './lib/person-name.ts'
export { emailMaxLength, emailReasons, parseEmail } from './lib/email.ts'
export type { EmailReason, EmailResult } from './lib/email.ts'
export { parsePhone, phoneReasons } from './lib/phone.ts'
export type { PhoneReason, PhoneResult } from './lib/phone.ts'
export { parseCountry, parsePostalCode, postalReasons } from './lib/postal-code.ts'
export type { PostalReason, PostalResult } from './lib/postal-code.ts'

export { normalizePassword, parsePassword, passwordReasons } from './lib/password.ts'
export { passwordLength, passwordMaxTyped } from './lib/password-length.ts'
export type { PasswordContext, PasswordReason, PasswordResult } from './lib/password.ts'
export { parseTotpCode, totpCodeReasons } from './lib/totp-code.ts'
export type { TotpCodeReason, TotpCodeResult } from './lib/totp-code.ts'
export {
  formatRecoveryCode,
  parseRecoveryCode,
  recoveryCodeAlphabet,
  recoveryCodeLength,
  recoveryCodeReasons,
} from './lib/recovery-code.ts'
export type { RecoveryCodeReason, RecoveryCodeResult } from './lib/recovery-code.ts'

export {
  locales,
  messageVisibilities,
  roles,
  severities,
  ticketStatuses,
  visibilitiesFor,
} from './lib/ticket-values.ts'
export type {
  Locale,
  MessageVisibility,
  Role,
  Severity,
  TicketStatus,
} from './lib/ticket-values.ts'
export {
  canChangeStatus,
  isOpenStatus,
  reopenWindowDays,
  statusAfterReply,
  statusRefusal,
  statusRefusals,
  statusTransitions,
} from './lib/ticket-status.ts'
export type { StatusChange, StatusRefusal } from './lib/ticket-status.ts'
export { formatTicketNumber, parseTicketNumber, ticketNumberReasons } from './lib/ticket-number.ts'
export type { TicketNumberReason, TicketNumberResult } from './lib/ticket-number.ts'

export { addDays, dateReasons, parseIsoDate, parsePolishDate } from './lib/calendar-date.ts'
export type { DateReason, DateResult } from './lib/calendar-date.ts'
export { warsawClock, warsawDate, warsawInstant } from './lib/warsaw-time.ts'
export type { WarsawClock } from './lib/warsaw-time.ts'
export {
  easterSunday,
  isBusinessDay,
  nextBusinessDay,
  polishHolidays,
} from './lib/polish-holidays.ts'
export {
  businessHours,
  firstAnswerDue,
  parseServiceLevel,
  serviceLevelReasons,
  serviceLevels,
} from './lib/service-level.ts'
export type { ServiceLevel, ServiceLevelReason } from './lib/service-level.ts'
