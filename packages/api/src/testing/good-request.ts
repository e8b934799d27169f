/** The rule that a field of a request goes by: which inputs it refuses, and with which codes. */
export type Kind =
  | 'nip'
  | 'serialNumber'
  | 'contractNumber'
  | 'email'
  | 'phone'
  | 'postalCode'
  | 'country'
  | 'personName'
  | 'fileName'
  | 'newPassword'
  | 'typedPassword'
  | 'sixDigits'
  | 'secondFactorCode'
  | 'text'
  | 'search'
  | 'token'
  | 'id'
  | 'attachmentIds'
  | 'cursor'
  | 'limit'
  | 'option'
  | 'yesOrNo'
  | 'bytes'
  | 'bytesOrNone'
  | 'number'
  | 'transports'
  | 'anyObject'

/** One good request of a route: its body or query, and the kind of each field by its path. */
export interface GoodRequest {
  readonly value: Readonly<Record<string, unknown>>
  readonly fields: Readonly<Record<string, Kind>>
  /** Paths of fields that may be left out. */
  readonly optional?: readonly string[]
  /** Paths of fields that may be null. */
  readonly nullable?: readonly string[]
}
