import type { RegisteredAccount, Tokens, TotpEnrolment } from '@hezo/api'

export const tokens: Tokens = {
  accessToken: 'access-token-of-a-test',
  tokenType: 'DPoP',
  expiresIn: 600,
  refreshToken: 'refresh-token-of-a-test-long-enough',
}

export const enrolment: TotpEnrolment = {
  uri: 'otpauth://totp/myHEZO:jan@firma.pl?secret=JBSWY3DPEHPK3PXP&issuer=myHEZO',
  secret: 'JBSWY3DPEHPK3PXP',
  qr: { size: 21, path: 'M0 0h7v7h-7z' },
}

export const account: RegisteredAccount = {
  recoveryCodes: ['7K3M9QXA0DRTW5H1', '7K3M9QXA0DRTW5H2'],
  tokens,
  isApproved: true,
}

export const started = {
  registrationToken: 'registration-token-of-a-test',
  expiresAt: '2026-12-01T10:00:00.000Z',
}
