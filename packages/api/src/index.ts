export { type AuditAction, auditActions } from './lib/audit-actions.ts'
export { bodyLimit } from './lib/body-limit.ts'
export { contactChannels } from './lib/contact-channels.ts'
export { isOpenBeforeApproval } from './lib/before-approval.ts'
export { type ErrorCode, errorCodes, type ErrorStatus, errorStatuses } from './lib/error-codes.ts'
export { type FieldCode, fieldCodes, type FieldRule, type ReasonOf } from './lib/field-codes.ts'
export { idempotencyKeyPattern } from './lib/idempotency-key.ts'
export { type IdKind, idPrefixes, idSchema } from './lib/ids.ts'
export { FieldError, Problem } from './lib/problem.ts'
export type {
  Access,
  Method,
  PathParam,
  RepliesWithFile,
  Route,
  RouteInput,
  RouteReply,
  RouteRequest,
  RouteResult,
  RouteTable,
  SuccessStatus,
} from './lib/route.ts'
export { route } from './lib/route.ts'
export { commonErrors, routeErrors } from './lib/route-errors.ts'
export { type Routes, routes } from './lib/routes.ts'
export {
  EmailChange,
  EmailChangeCodes,
  PasswordChange,
  RecoveryCodes,
  SessionView,
  StartedEmailChange,
  Erasure,
  exportFormats,
  ExportQuery,
} from './lib/schemas/account.ts'
export { Attachment, AttachmentLimits } from './lib/schemas/attachments.ts'
export {
  auditActorKinds,
  AuditDetails,
  AuditEvent,
  AuditQuery,
  auditSubjectKinds,
} from './lib/schemas/audit.ts'
export { Locale } from './lib/schemas/common.ts'
export { ContactChannels, ContactRequest } from './lib/schemas/contact.ts'
export { Contract, Device } from './lib/schemas/contracts.ts'
export { textLimits } from './lib/schemas/fields.ts'
export { Me, MeChanges } from './lib/schemas/me.ts'
export {
  CallBack,
  FactorReset,
  FactorResetAccount,
  factorResetStatuses,
  FactorResetStart,
  NewFactorReset,
  PasswordResetCompletion,
  StartedPasswordReset,
} from './lib/schemas/getting-back-in.ts'
export { pageSize } from './lib/schemas/page.ts'
export {
  Assertion,
  NewCredential,
  NewPasskey,
  Passkey,
  PasskeyCreation,
  PasskeyRequest,
  PasskeySignIn,
  PasskeySignInStart,
  PasskeyStepUp,
} from './lib/schemas/passkeys.ts'
export {
  Company,
  CompanyChanges,
  Invitation,
  Member,
  MemberChanges,
  memberStatuses,
  NewInvitation,
} from './lib/schemas/people.ts'
export { WorkChallenge } from './lib/schemas/proof-of-work.ts'
export { proofOfWorkMaxLength } from './lib/proof-of-work-length.ts'
export {
  CompanyAddress,
  Person,
  RegistrationData,
  StartedRegistration,
} from './lib/schemas/registration.ts'
export { type ClientFailure, clientFailures, type Sentences } from './lib/sentences/sentences.ts'
export { fillSentence } from './lib/sentences/fill-sentence.ts'
export { type FieldFault, fieldErrors, parseShape } from './lib/validation.ts'
export { fieldCodeOf, type FieldValues, type RuleParams } from './lib/schemas/rule.ts'
export {
  ActivationAccount,
  Challenge,
  challengeMethods,
  NewAccount,
  RegisteredAccount,
  SecondFactor,
  secondFactorMethods,
  StepUp,
  Tokens,
  TotpEnrolment,
} from './lib/schemas/session.ts'
export {
  Author,
  Message,
  NewMessage,
  NewTicket,
  SharingDecision,
  SharingRequest,
  Ticket,
  TicketChanges,
  TicketQuery,
  ticketSorts,
} from './lib/schemas/tickets.ts'
