import { FieldError, Problem } from '../problem.ts'
import { RecoveryCodes, StartedEmailChange } from '../schemas/account.ts'
import { Attachment, AttachmentLimits } from '../schemas/attachments.ts'
import { Locale } from '../schemas/common.ts'
import { ContactChannels, ContactReceipt, ContactRequest } from '../schemas/contact.ts'
import { Contract, Device } from '../schemas/contracts.ts'
import {
  ContractNumber,
  Country,
  Email,
  FileName,
  Nip,
  PersonName,
  Phone,
  SerialNumber,
  TotpCode,
} from '../schemas/fields.ts'
import { Me, MeChanges } from '../schemas/me.ts'
import {
  Assertion,
  NewCredential,
  Passkey,
  PasskeyCreation,
  PasskeyRequest,
} from '../schemas/passkeys.ts'
import {
  CallBack,
  FactorReset,
  FactorResetAccount,
  NewFactorReset,
  StartedPasswordReset,
} from '../schemas/getting-back-in.ts'
import {
  Company,
  CompanyChanges,
  Invitation,
  Member,
  MemberChanges,
  NewInvitation,
} from '../schemas/people.ts'
import { WorkChallenge } from '../schemas/proof-of-work.ts'
import {
  CompanyAddress,
  Person,
  RegistrationData,
  StartedRegistration,
} from '../schemas/registration.ts'
import {
  ActivationAccount,
  Challenge,
  NewAccount,
  OpaqueToken,
  RegisteredAccount,
  SecondFactor,
  StepUp,
  Tokens,
  TotpEnrolment,
} from '../schemas/session.ts'
import {
  Author,
  Message,
  NewMessage,
  NewTicket,
  SharingDecision,
  SharingRequest,
  Ticket,
  TicketChanges,
} from '../schemas/tickets.ts'

/** The schemas that stand under a name in `components/schemas`. */
export const namedSchemas = {
  ActivationAccount,
  Assertion,
  Attachment,
  AttachmentLimits,
  Author,
  CallBack,
  Challenge,
  Company,
  CompanyAddress,
  CompanyChanges,
  ContactChannels,
  ContactReceipt,
  ContactRequest,
  Contract,
  ContractNumber,
  Country,
  Device,
  Email,
  FactorReset,
  FactorResetAccount,
  FieldError,
  FileName,
  Invitation,
  Locale,
  Me,
  MeChanges,
  Member,
  MemberChanges,
  Message,
  NewAccount,
  NewCredential,
  NewFactorReset,
  NewInvitation,
  NewMessage,
  NewTicket,
  Nip,
  OpaqueToken,
  Passkey,
  PasskeyCreation,
  PasskeyRequest,
  Person,
  PersonName,
  Phone,
  Problem,
  RecoveryCodes,
  RegisteredAccount,
  RegistrationData,
  SecondFactor,
  SerialNumber,
  SharingDecision,
  SharingRequest,
  StartedEmailChange,
  StartedPasswordReset,
  StartedRegistration,
  StepUp,
  Ticket,
  TicketChanges,
  Tokens,
  TotpCode,
  TotpEnrolment,
  WorkChallenge,
}
