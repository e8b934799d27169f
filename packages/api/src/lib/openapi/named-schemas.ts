import { FieldError, Problem } from '../problem.ts'
import { Me, MeChanges } from '../schemas/account.ts'
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
import {
  Company,
  CompanyChanges,
  Invitation,
  Member,
  MemberChanges,
  NewInvitation,
} from '../schemas/people.ts'
import {
  CompanyAddress,
  Person,
  RegistrationData,
  StartedRegistration,
} from '../schemas/registration.ts'
import {
  Challenge,
  NewAccount,
  OpaqueToken,
  SecondFactor,
  Tokens,
  TotpEnrolment,
} from '../schemas/session.ts'
import {
  Author,
  Message,
  NewMessage,
  NewTicket,
  SharingDecision,
  Ticket,
  TicketChanges,
} from '../schemas/tickets.ts'

/** The schemas that stand under a name in `components/schemas`. */
export const namedSchemas = {
  Attachment,
  AttachmentLimits,
  Author,
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
  NewInvitation,
  NewMessage,
  NewTicket,
  Nip,
  OpaqueToken,
  Person,
  PersonName,
  Phone,
  Problem,
  RegistrationData,
  SecondFactor,
  SerialNumber,
  SharingDecision,
  StartedRegistration,
  Ticket,
  TicketChanges,
  Tokens,
  TotpCode,
  TotpEnrolment,
}
