import { contactChannels, type Routes } from '@hezo/api'
import { attachmentLimits } from '@hezo/domain'
import { changePassword } from './features/account/change-password.ts'
import { changeEmail } from './features/account/change-email.ts'
import { confirmEmailChange } from './features/account/confirm-email-change.ts'
import { confirmTotpChange } from './features/account/confirm-totp-change.ts'
import { getMe } from './features/account/get-me.ts'
import { renewRecoveryCodes } from './features/account/renew-recovery-codes.ts'
import { startTotpChange } from './features/account/start-totp-change.ts'
import { updateMe } from './features/account/update-me.ts'
import { listAuditEvents } from './features/audit/list-audit-events.ts'
import { getAttachment } from './features/attachments/get-attachment.ts'
import { uploadAttachment } from './features/attachments/upload-attachment.ts'
import { createContactRequest } from './features/contact/create-contact-request.ts'
import { getContract } from './features/contracts/get-contract.ts'
import { listContracts } from './features/contracts/list-contracts.ts'
import { listDevices } from './features/contracts/list-devices.ts'
import { confirmActivationTotp } from './features/activation/confirm-activation-totp.ts'
import { getActivation } from './features/activation/get-activation.ts'
import { startActivation } from './features/activation/start-activation.ts'
import { getSignInGuide } from './features/documents/get-sign-in-guide.ts'
import { getTranscript } from './features/documents/get-transcript.ts'
import { confirmPasskey } from './features/passkeys/confirm-passkey.ts'
import { listPasskeys } from './features/passkeys/list-passkeys.ts'
import { passkeySignIn } from './features/passkeys/passkey-sign-in.ts'
import { passkeyStepUp } from './features/passkeys/passkey-step-up.ts'
import { removePasskey } from './features/passkeys/remove-passkey.ts'
import { renamePasskey } from './features/passkeys/rename-passkey.ts'
import { startPasskeySignIn } from './features/passkeys/start-passkey-sign-in.ts'
import { startPasskeyStepUp } from './features/passkeys/start-passkey-step-up.ts'
import { startPasskey } from './features/passkeys/start-passkey.ts'
import { approveFactorReset } from './features/factor-reset/approve-factor-reset.ts'
import { confirmFactorReset } from './features/factor-reset/confirm-factor-reset.ts'
import { createFactorReset } from './features/factor-reset/create-factor-reset.ts'
import { getFactorReset } from './features/factor-reset/get-factor-reset.ts'
import { listFactorResets } from './features/factor-reset/list-factor-resets.ts'
import { removeFactorReset } from './features/factor-reset/remove-factor-reset.ts'
import { startFactorReset } from './features/factor-reset/start-factor-reset.ts'
import { stopFactorReset } from './features/factor-reset/stop-factor-reset.ts'
import { completePasswordReset } from './features/password-reset/complete-password-reset.ts'
import { createPasswordReset } from './features/password-reset/create-password-reset.ts'
import { createInvitation } from './features/people/create-invitation.ts'
import { getCompany } from './features/people/get-company.ts'
import { listInvitations } from './features/people/list-invitations.ts'
import { listMembers } from './features/people/list-members.ts'
import { removeInvitation } from './features/people/remove-invitation.ts'
import { removeMember } from './features/people/remove-member.ts'
import { updateCompany } from './features/people/update-company.ts'
import { updateMember } from './features/people/update-member.ts'
import { eraseMe } from './features/personal-data/erase-me.ts'
import { exportMyData } from './features/personal-data/export-my-data.ts'
import { confirmTotp } from './features/registration/confirm-totp.ts'
import { createRegistration } from './features/registration/create-registration.ts'
import { resendEmail } from './features/registration/resend-email.ts'
import { verifyEmail } from './features/registration/verify-email.ts'
import { confirmSharing } from './features/sharing/confirm-sharing.ts'
import { getSharingRequest } from './features/sharing/get-sharing-request.ts'
import { setSharing } from './features/sharing/set-sharing.ts'
import { createSignIn } from './features/sign-in/create-sign-in.ts'
import { endOtherSessions, endOwnSession } from './features/sign-in/end-own-sessions.ts'
import { listSessions } from './features/sign-in/list-sessions.ts'
import { refreshTokens } from './features/sign-in/refresh-tokens.ts'
import { revokeTokens } from './features/sign-in/revoke-tokens.ts'
import { secondFactor } from './features/sign-in/second-factor.ts'
import { stepUp } from './features/sign-in/step-up.ts'
import { createTicket } from './features/tickets/create-ticket.ts'
import { getTicket } from './features/tickets/get-ticket.ts'
import { listMessages } from './features/tickets/list-messages.ts'
import { listTickets } from './features/tickets/list-tickets.ts'
import { replyToTicket } from './features/tickets/reply-to-ticket.ts'
import { updateTicket } from './features/tickets/update-ticket.ts'
import type { Handlers } from './http/handler.ts'

/** Route → verb, a line each: which verb answers, and under which status. */
export const handlers: Handlers<Routes> = {
  registrations: {
    create: async (c, { body }) => ({ status: 201, body: await createRegistration(c, body) }),
    resendEmail: async (c, { body }) => {
      await resendEmail(c, body)
      return { status: 204 }
    },
    verifyEmail: async (c, { body }) => ({ status: 200, body: await verifyEmail(c, body) }),
    confirmTotp: async (c, { body }) => ({ status: 201, body: await confirmTotp(c, body) }),
  },
  activations: {
    get: async (c, { body }) => ({ status: 200, body: await getActivation(c, body) }),
    create: async (c, { body }) => ({ status: 201, body: await startActivation(c, body) }),
    confirmTotp: async (c, { body }) => ({
      status: 201,
      body: await confirmActivationTotp(c, body),
    }),
  },
  signIns: {
    create: async (c, { body }) => ({ status: 201, body: await createSignIn(c, body) }),
    secondFactor: async (c, { body }) => ({ status: 201, body: await secondFactor(c, body) }),
  },
  passkeys: {
    list: async (c, { query }) => ({ status: 200, body: await listPasskeys(c, query) }),
    start: async (c) => ({ status: 201, body: await startPasskey(c) }),
    confirm: async (c, { body }) => ({ status: 201, body: await confirmPasskey(c, body) }),
    rename: async (c, { params, body }) => ({
      status: 200,
      body: await renamePasskey(c, { ...params, ...body }),
    }),
    remove: async (c, { params }) => {
      await removePasskey(c, params)
      return { status: 204 }
    },
    startStepUp: async (c) => ({ status: 201, body: await startPasskeyStepUp(c) }),
    stepUp: async (c, { body }) => {
      await passkeyStepUp(c, body)
      return { status: 204 }
    },
    startSignIn: async (c, { body }) => ({ status: 201, body: await startPasskeySignIn(c, body) }),
    signIn: async (c, { body }) => ({ status: 201, body: await passkeySignIn(c, body) }),
  },
  tokens: {
    refresh: async (c, { body }) => ({ status: 200, body: await refreshTokens(c, body) }),
    revoke: async (c, { body }) => {
      await revokeTokens(c, body)
      return { status: 204 }
    },
  },
  passwordResets: {
    create: async (c, { body }) => ({ status: 202, body: await createPasswordReset(c, body) }),
    complete: async (c, { body }) => {
      await completePasswordReset(c, body)
      return { status: 204 }
    },
  },
  factorResets: {
    create: async (c, { body }) => ({ status: 201, body: await createFactorReset(c, body) }),
    list: async (c, { query }) => ({ status: 200, body: await listFactorResets(c, query) }),
    approve: async (c, { params }) => ({ status: 200, body: await approveFactorReset(c, params) }),
    remove: async (c, { params }) => {
      await removeFactorReset(c, params)
      return { status: 204 }
    },
    stop: async (c, { body }) => {
      await stopFactorReset(c, body)
      return { status: 204 }
    },
    get: async (c, { body }) => ({ status: 200, body: await getFactorReset(c, body) }),
    start: async (c, { body }) => ({ status: 200, body: await startFactorReset(c, body) }),
    confirmTotp: async (c, { body }) => ({ status: 201, body: await confirmFactorReset(c, body) }),
  },
  me: {
    get: async (c) => ({ status: 200, body: await getMe(c) }),
    update: async (c, { body }) => ({ status: 200, body: await updateMe(c, body) }),
    stepUp: async (c, { body }) => {
      await stepUp(c, body)
      return { status: 204 }
    },
    changePassword: async (c, { body }) => {
      await changePassword(c, body)
      return { status: 204 }
    },
    changeEmail: async (c, { body }) => ({ status: 202, body: await changeEmail(c, body) }),
    confirmEmail: async (c, { body }) => ({ status: 200, body: await confirmEmailChange(c, body) }),
    startTotp: async (c) => ({ status: 200, body: await startTotpChange(c) }),
    confirmTotp: async (c, { body }) => {
      await confirmTotpChange(c, body)
      return { status: 204 }
    },
    renewRecoveryCodes: async (c) => ({ status: 201, body: await renewRecoveryCodes(c) }),
    listSessions: async (c, { query }) => ({ status: 200, body: await listSessions(c, query) }),
    endSession: async (c, { params }) => {
      await endOwnSession(c, params)
      return { status: 204 }
    },
    endSessions: async (c) => {
      await endOtherSessions(c)
      return { status: 204 }
    },
    exportData: async (c, { query }) => ({ status: 200, body: await exportMyData(c, query) }),
    erase: async (c, { body }) => {
      await eraseMe(c, body)
      return { status: 204 }
    },
  },
  company: {
    get: async (c) => ({ status: 200, body: await getCompany(c) }),
    update: async (c, { body }) => ({ status: 200, body: await updateCompany(c, body) }),
  },
  members: {
    list: async (c, { query }) => ({ status: 200, body: await listMembers(c, query) }),
    update: async (c, { params, body }) => ({
      status: 200,
      body: await updateMember(c, { ...params, ...body }),
    }),
    remove: async (c, { params }) => {
      await removeMember(c, params)
      return { status: 204 }
    },
  },
  invitations: {
    create: async (c, { body }) => ({ status: 201, body: await createInvitation(c, body) }),
    list: async (c, { query }) => ({ status: 200, body: await listInvitations(c, query) }),
    remove: async (c, { params }) => {
      await removeInvitation(c, params)
      return { status: 204 }
    },
  },
  contracts: {
    list: async (c, { query }) => ({ status: 200, body: await listContracts(c, query) }),
    get: async (c, { params }) => ({ status: 200, body: await getContract(c, params) }),
    listDevices: async (c, { params, query }) => ({
      status: 200,
      body: await listDevices(c, { ...params, ...query }),
    }),
  },
  tickets: {
    list: async (c, { query }) => ({ status: 200, body: await listTickets(c, query) }),
    create: async (c, { body }) => ({ status: 201, body: await createTicket(c, body) }),
    get: async (c, { params }) => ({ status: 200, body: await getTicket(c, params) }),
    update: async (c, { params, body }) => ({
      status: 200,
      body: await updateTicket(c, { ...params, ...body }),
    }),
    setSharing: async (c, { params, body }) => ({
      status: 200,
      body: await setSharing(c, { ...params, ...body }),
    }),
    listMessages: async (c, { params, query }) => ({
      status: 200,
      body: await listMessages(c, { ...params, ...query }),
    }),
    reply: async (c, { params, body }) => ({
      status: 201,
      body: await replyToTicket(c, { ...params, ...body }),
    }),
    transcript: async (c, { params }) => ({ status: 200, body: await getTranscript(c, params) }),
  },
  sharingRequests: {
    get: async (c, { body }) => ({ status: 200, body: await getSharingRequest(c, body) }),
    confirm: async (c, { body }) => {
      await confirmSharing(c, body)
      return { status: 204 }
    },
  },
  attachments: {
    limits: async () => ({
      status: 200,
      body: { fileBytes: attachmentLimits.bytes, filesPerTicket: attachmentLimits.perTicket },
    }),
    upload: async (c, { query, file }) => ({
      status: 201,
      body: await uploadAttachment(c, query.name, file),
    }),
    get: async (c, { params }) => ({ status: 200, body: await getAttachment(c, params) }),
  },
  contact: {
    create: async (c, { body }) => ({ status: 202, body: await createContactRequest(c, body) }),
    channels: async () => ({ status: 200, body: contactChannels }),
  },
  guides: {
    signIn: async (c, { query }) => ({ status: 200, body: await getSignInGuide(c, query) }),
  },
  auditEvents: {
    list: async (c, { query }) => ({ status: 200, body: await listAuditEvents(c, query) }),
  },
}
