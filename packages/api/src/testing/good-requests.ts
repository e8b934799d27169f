import type { GoodRequest } from './good-request.ts'

const token = 'kC0c8l1hQm3vX9w2Zt7uYb4nR6sJ5eDa'
const id = (prefix: string) => `${prefix}_01kaqm4x2f7v0s9r8w6t5n3b10`
const page = { limit: '50', cursor: 'eyJhIjoxfQ' }

const registrationData: GoodRequest = {
  value: {
    person: {
      firstName: 'Anna',
      lastName: 'Nowak',
      email: 'anna.nowak@example.com',
      phone: '+48123456789',
    },
    company: {
      name: 'Kwiaty sp. z o.o.',
      street: 'Lipowa 4',
      postalCode: '30-702',
      city: 'Kraków',
      country: 'PL',
    },
    nip: 'PL1234563218',
    contractNumber: 'SHZ/2026/9239',
    serialNumber: 'FG1234567890',
    password: 'cztery dobre słowa razem',
    locale: 'pl',
  },
  fields: {
    'person.firstName': 'personName',
    'person.lastName': 'personName',
    'person.email': 'email',
    'person.phone': 'phone',
    'company.name': 'text',
    'company.street': 'text',
    'company.postalCode': 'postalCode',
    'company.city': 'text',
    'company.country': 'country',
    nip: 'nip',
    contractNumber: 'contractNumber',
    serialNumber: 'serialNumber',
    password: 'newPassword',
    locale: 'option',
  },
}

const registrationCode: GoodRequest = {
  value: { registrationToken: token, code: '123456' },
  fields: { registrationToken: 'token', code: 'sixDigits' },
}

const refreshToken: GoodRequest = {
  value: { refreshToken: token },
  fields: { refreshToken: 'token' },
}

const bytes = 'dGhlIGJ5dGVzIG9mIGEga2V5'
const credentialFields = {
  id: bytes,
  rawId: bytes,
  type: 'public-key',
  authenticatorAttachment: 'platform',
  clientExtensionResults: { credProps: { rk: true } },
}
const credentialKinds = {
  'credential.id': 'bytes',
  'credential.rawId': 'bytes',
  'credential.type': 'option',
  'credential.authenticatorAttachment': 'option',
  'credential.clientExtensionResults': 'anyObject',
  'credential.response.clientDataJSON': 'bytes',
} as const
const credentialOptional = [
  'credential.authenticatorAttachment',
  'credential.clientExtensionResults',
]

const assertion: GoodRequest = {
  value: {
    passkeyToken: token,
    credential: {
      ...credentialFields,
      response: {
        clientDataJSON: bytes,
        authenticatorData: bytes,
        signature: bytes,
        userHandle: bytes,
      },
    },
  },
  fields: {
    passkeyToken: 'token',
    ...credentialKinds,
    'credential.response.authenticatorData': 'bytes',
    'credential.response.signature': 'bytes',
    'credential.response.userHandle': 'bytesOrNone',
  },
  optional: [...credentialOptional, 'credential.response.userHandle'],
  nullable: ['credential.authenticatorAttachment', 'credential.response.userHandle'],
}

const newPasskey: GoodRequest = {
  value: {
    passkeyToken: token,
    name: 'Laptop w pracy',
    credential: {
      ...credentialFields,
      response: {
        clientDataJSON: bytes,
        attestationObject: bytes,
        authenticatorData: bytes,
        publicKey: bytes,
        publicKeyAlgorithm: -7,
        transports: ['hybrid', 'internal'],
      },
    },
  },
  fields: {
    passkeyToken: 'token',
    name: 'text',
    ...credentialKinds,
    'credential.response.attestationObject': 'bytes',
    'credential.response.authenticatorData': 'bytes',
    'credential.response.publicKey': 'bytes',
    'credential.response.publicKeyAlgorithm': 'number',
    'credential.response.transports': 'transports',
  },
  optional: [
    ...credentialOptional,
    'credential.response.authenticatorData',
    'credential.response.publicKey',
    'credential.response.publicKeyAlgorithm',
    'credential.response.transports',
  ],
  nullable: [
    'credential.authenticatorAttachment',
    'credential.response.authenticatorData',
    'credential.response.publicKey',
    'credential.response.publicKeyAlgorithm',
  ],
}

/** A good request for every route that reads a body or a query, by the name of the call. */
export const goodRequests: Readonly<Record<string, GoodRequest>> = {
  'registrations.create': registrationData,
  'registrations.resendEmail': {
    value: { registrationToken: token },
    fields: { registrationToken: 'token' },
  },
  'registrations.verifyEmail': registrationCode,
  'registrations.confirmTotp': registrationCode,
  'activations.get': { value: { activationToken: token }, fields: { activationToken: 'token' } },
  'activations.create': {
    value: { activationToken: token, password: 'cztery dobre słowa razem' },
    fields: { activationToken: 'token', password: 'newPassword' },
  },
  'activations.confirmTotp': {
    value: { activationToken: token, code: '123456' },
    fields: { activationToken: 'token', code: 'sixDigits' },
  },
  'signIns.create': {
    value: { email: 'anna.nowak@example.com', password: 'cztery dobre słowa razem' },
    fields: { email: 'email', password: 'typedPassword' },
  },
  'signIns.secondFactor': {
    value: { method: 'totp', challengeToken: token, code: '123456' },
    fields: { method: 'option', challengeToken: 'token', code: 'secondFactorCode' },
  },
  'passkeys.list': {
    value: page,
    fields: { limit: 'limit', cursor: 'cursor' },
    optional: ['limit', 'cursor'],
  },
  'passkeys.confirm': newPasskey,
  'passkeys.rename': { value: { name: 'Laptop w pracy' }, fields: { name: 'text' } },
  'passkeys.stepUp': assertion,
  'passkeys.startSignIn': {
    value: { challengeToken: token },
    fields: { challengeToken: 'token' },
    optional: ['challengeToken'],
  },
  'passkeys.signIn': {
    value: { ...assertion.value, challengeToken: token },
    fields: { ...assertion.fields, challengeToken: 'token' },
    optional: [...(assertion.optional ?? []), 'challengeToken'],
    nullable: assertion.nullable ?? [],
  },
  'tokens.refresh': refreshToken,
  'tokens.revoke': refreshToken,
  'passwordResets.create': {
    value: { email: 'anna.nowak@example.com' },
    fields: { email: 'email' },
  },
  'passwordResets.complete': {
    value: {
      passwordResetToken: token,
      code: '123456',
      password: 'cztery dobre słowa razem',
      secondFactor: { method: 'totp', code: '123456' },
    },
    fields: {
      passwordResetToken: 'token',
      code: 'sixDigits',
      password: 'newPassword',
      'secondFactor.method': 'option',
      'secondFactor.code': 'secondFactorCode',
    },
  },
  'factorResets.create': {
    value: {
      email: 'anna.nowak@example.com',
      callBack: { phone: '+48123456789', spokeWith: 'Anna Nowak', note: 'Zgubiony telefon.' },
    },
    fields: {
      email: 'email',
      'callBack.phone': 'phone',
      'callBack.spokeWith': 'text',
      'callBack.note': 'text',
    },
  },
  'factorResets.list': {
    value: page,
    fields: { limit: 'limit', cursor: 'cursor' },
    optional: ['limit', 'cursor'],
  },
  'factorResets.stop': { value: { stopToken: token }, fields: { stopToken: 'token' } },
  'factorResets.get': { value: { resetToken: token }, fields: { resetToken: 'token' } },
  'factorResets.start': {
    value: { resetToken: token, password: 'stare hasło Anny' },
    fields: { resetToken: 'token', password: 'typedPassword' },
  },
  'factorResets.confirmTotp': {
    value: { resetToken: token, code: '123456' },
    fields: { resetToken: 'token', code: 'sixDigits' },
  },
  'me.update': {
    value: { firstName: 'Anna', lastName: 'Nowak', phone: '+48123456789', locale: 'en' },
    fields: { firstName: 'personName', lastName: 'personName', phone: 'phone', locale: 'option' },
    optional: ['firstName', 'lastName', 'phone', 'locale'],
  },
  'me.stepUp': {
    value: { method: 'totp', code: '123456' },
    fields: { method: 'option', code: 'secondFactorCode' },
  },
  'me.changePassword': {
    value: { currentPassword: 'stare hasło Anny', newPassword: 'cztery dobre słowa razem' },
    fields: { currentPassword: 'typedPassword', newPassword: 'newPassword' },
  },
  'me.changeEmail': {
    value: { email: 'anna.nowak@example.com' },
    fields: { email: 'email' },
  },
  'me.confirmEmail': {
    value: { emailChangeToken: token, currentCode: '123456', newCode: '654321' },
    fields: { emailChangeToken: 'token', currentCode: 'sixDigits', newCode: 'sixDigits' },
  },
  'me.confirmTotp': { value: { code: '123456' }, fields: { code: 'sixDigits' } },
  'me.renewRecoveryCodes': { value: {}, fields: {} },
  'me.exportData': { value: { format: 'pdf' }, fields: { format: 'option' } },
  'me.erase': {
    value: { password: 'cztery dobre słowa razem' },
    fields: { password: 'typedPassword' },
  },
  'me.listSessions': {
    value: page,
    fields: { limit: 'limit', cursor: 'cursor' },
    optional: ['limit', 'cursor'],
  },
  'company.update': {
    value: { approvesNewPeople: true },
    fields: { approvesNewPeople: 'yesOrNo' },
  },
  'members.list': {
    value: page,
    fields: { limit: 'limit', cursor: 'cursor' },
    optional: ['limit', 'cursor'],
  },
  'members.update': {
    value: { isOwner: true, isApproved: true },
    fields: { isOwner: 'yesOrNo', isApproved: 'option' },
    optional: ['isOwner', 'isApproved'],
  },
  'invitations.create': {
    value: {
      email: 'anna.nowak@example.com',
      firstName: 'Anna',
      lastName: 'Nowak',
      locale: 'pl',
      isOwner: false,
    },
    fields: {
      email: 'email',
      firstName: 'personName',
      lastName: 'personName',
      locale: 'option',
      isOwner: 'yesOrNo',
    },
    optional: ['isOwner'],
  },
  'invitations.list': {
    value: page,
    fields: { limit: 'limit', cursor: 'cursor' },
    optional: ['limit', 'cursor'],
  },
  'contracts.list': {
    value: { ...page, search: 'FG12', state: 'valid' },
    fields: { limit: 'limit', cursor: 'cursor', search: 'search', state: 'option' },
    optional: ['limit', 'cursor', 'search', 'state'],
  },
  'contracts.listDevices': {
    value: { ...page, search: 'FG12' },
    fields: { limit: 'limit', cursor: 'cursor', search: 'search' },
    optional: ['limit', 'cursor', 'search'],
  },
  'tickets.list': {
    value: {
      ...page,
      status: 'new,in_progress',
      contractId: id('con'),
      search: 'zasilacz',
      sort: 'opened',
    },
    fields: {
      limit: 'limit',
      cursor: 'cursor',
      status: 'option',
      contractId: 'id',
      search: 'search',
      sort: 'option',
    },
    optional: ['limit', 'cursor', 'status', 'contractId', 'search', 'sort'],
  },
  'tickets.create': {
    value: {
      contractId: id('con'),
      deviceId: id('dev'),
      subject: 'Zasilacz nie działa',
      body: 'Dioda świeci\nna czerwono.',
      severity: 'high',
      sharedWithSupplier: false,
      confirmByEmail: false,
      attachmentIds: [id('att')],
    },
    fields: {
      contractId: 'id',
      deviceId: 'id',
      subject: 'text',
      body: 'text',
      severity: 'option',
      sharedWithSupplier: 'yesOrNo',
      confirmByEmail: 'yesOrNo',
      attachmentIds: 'attachmentIds',
    },
    optional: ['confirmByEmail', 'attachmentIds'],
    nullable: ['deviceId'],
  },
  'tickets.update': {
    value: { status: 'resolved', severity: 'low', assigneeId: id('usr') },
    fields: { status: 'option', severity: 'option', assigneeId: 'id' },
    optional: ['status', 'severity', 'assigneeId'],
    nullable: ['assigneeId'],
  },
  'tickets.setSharing': {
    value: { shared: true, confirmByEmail: true },
    fields: { shared: 'yesOrNo', confirmByEmail: 'yesOrNo' },
    optional: ['confirmByEmail'],
  },
  'sharingRequests.get': { value: { confirmToken: token }, fields: { confirmToken: 'token' } },
  'sharingRequests.confirm': { value: { confirmToken: token }, fields: { confirmToken: 'token' } },
  'tickets.listMessages': {
    value: page,
    fields: { limit: 'limit', cursor: 'cursor' },
    optional: ['limit', 'cursor'],
  },
  'tickets.reply': {
    value: { body: 'Zrobione.', visibility: 'public', attachmentIds: [] },
    fields: { body: 'text', visibility: 'option', attachmentIds: 'attachmentIds' },
    optional: ['visibility', 'attachmentIds'],
  },
  'attachments.upload': { value: { name: 'zdjęcie.png' }, fields: { name: 'fileName' } },
  'contact.create': {
    value: {
      name: 'Anna Nowak',
      email: 'anna.nowak@example.com',
      phone: '+48123456789',
      message: 'Proszę o telefon.',
      locale: 'pl',
    },
    fields: { name: 'text', email: 'email', phone: 'phone', message: 'text', locale: 'option' },
    optional: ['phone'],
  },
  'auditEvents.list': {
    value: { ...page, companyId: id('cmp'), personId: id('usr') },
    fields: { limit: 'limit', cursor: 'cursor', companyId: 'id', personId: 'id' },
    optional: ['limit', 'cursor', 'companyId', 'personId'],
  },
  'guides.signIn': { value: { locale: 'pl' }, fields: { locale: 'option' } },
}
