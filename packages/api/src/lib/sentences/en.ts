import { helpline } from '../contact-channels.ts'
import type { Sentences } from './sentences.ts'

const call = `call ${helpline}.`

function badCharacter(place: string): string {
  return `The character “{character}” at position {position} cannot be part of ${place}.`
}

/** English. */
export const sentences: Sentences = {
  problems: {
    malformed_json: 'The body of the request is not valid JSON.',
    idempotency_key_missing: 'The Idempotency-Key header is missing.',
    upload_incomplete: 'The file did not arrive in full. Send it again.',
    unauthenticated: 'Sign in to continue.',
    credentials_rejected: 'Wrong e-mail or password. Check both and try again.',
    second_factor_rejected:
      'This code is wrong or was used already. Wait for the next one in your app, or use a recovery code.',
    challenge_ended: 'This sign-in has expired. Start again.',
    session_ended: 'Your session has ended. Sign in again.',
    dpop_proof_rejected:
      'The browser did not prove that the session is its own. Open the page over https and sign in again.',
    dpop_nonce_required: 'Repeat the request with the value of the DPoP-Nonce header.',
    forbidden: 'You are not allowed to do this.',
    step_up_required: 'Confirm that it is you: enter the code from your app.',
    approval_pending:
      'An owner of your company has yet to let you in. We will mail you as soon as it is done.',
    proof_of_work_required:
      'We could not make sure that no machine is sending this. Try again, or reload the page.',
    not_found: 'We could not find this. Go back to the list and try again.',
    method_not_allowed: 'This address does not support this method.',
    idempotency_in_progress: 'The same request is being processed. Wait a moment.',
    status_change_refused: 'The status cannot be changed this way now. Reload the ticket.',
    ticket_closed: 'This ticket is closed. Open a new one.',
    contract_not_valid: `This contract is not valid today. Choose another one or ${call}`,
    no_supplier: 'This contract has no supplier to share the ticket with.',
    too_many_files: 'A ticket can have at most 20 files.',
    last_owner: 'A company needs an owner. Make somebody else an owner first.',
    registration_ended: 'This registration has expired. Start again.',
    activation_ended: `This link has expired or was used already. For a new one ${call}`,
    body_too_large: 'This is too much data. Shorten the text and try again.',
    file_too_large: 'This file is too large. One file can have at most 25 MB.',
    unsupported_media_type: 'Send the data as application/json.',
    file_type_refused: 'We do not take files of this kind. If it is needed, put it into a ZIP.',
    validation_failed: 'Correct the marked fields.',
    file_empty: 'This file is empty.',
    file_type_mismatch:
      'What is in this file does not fit its name. Check that it is the right one.',
    entitlement_rejected: `We cannot confirm that you are entitled. Check the NIP, contract number and serial number, or ${call}`,
    code_rejected: 'This code is wrong or has expired. Enter the current one.',
    idempotency_key_reused: 'This Idempotency-Key was used with another body. Choose a new one.',
    rate_limited: `Too many attempts. Wait a moment and try again. If it is urgent, ${call}`,
    internal: `Something failed on our side. Try again; if it happens again, ${call}`,
    overloaded: `We are very busy right now. Try again in a moment. If it is urgent, ${call}`,
    unavailable: `The service is down for a moment. Try again soon. If it is urgent, ${call}`,
  },
  fields: {
    'shape.required': 'Fill in this field.',
    'shape.wrong_type': 'This value has the wrong type.',
    'shape.unknown_field': 'This field is unknown. Remove it.',
    'shape.not_an_option': 'Choose one of the options.',
    'shape.wrong_format': 'This value has the wrong form.',
    'shape.out_of_range': 'This value is out of range.',
    'nip.empty': 'Enter the NIP: PL and 10 digits.',
    'nip.wrong_country':
      'This number is from another country. Enter a Polish NIP: PL and 10 digits.',
    'nip.bad_character': `${badCharacter('a NIP')} Enter PL and 10 digits.`,
    'nip.wrong_length': 'A NIP has 10 digits. Check that none is missing or doubled.',
    'nip.wrong_check_digit': 'There is a mistake in this NIP: its check digit does not match.',
    'serialNumber.empty': 'Enter the serial number of a device on the contract.',
    'serialNumber.too_short': 'A serial number has at least 3 characters. Enter all of it.',
    'serialNumber.too_long': 'A serial number has at most 64 characters. Enter only one.',
    'serialNumber.bad_character': `${badCharacter('a serial number')} Allowed are letters A–Z, digits and - . / _ + (letters of other alphabets, such as Cyrillic, only look the same).`,
    'contractNumber.empty': 'Enter the contract number.',
    'contractNumber.too_short': 'A contract number has at least 3 characters. Enter all of it.',
    'contractNumber.too_long': 'A contract number has at most 40 characters. Enter only one.',
    'contractNumber.bad_character':
      'There is an invisible character at position {position}. Type the contract number by hand.',
    'email.empty': 'Enter your e-mail address.',
    'email.too_long': 'An e-mail address has at most 254 characters.',
    'email.bad_character': badCharacter('an e-mail address'),
    'email.wrong_format': 'Enter the full e-mail address, such as jan@company.com.',
    'phone.empty': 'Enter a phone number.',
    'phone.bad_character': badCharacter('a phone number'),
    'phone.missing_country_code': 'Add the country code, such as +48.',
    'phone.wrong_length': 'The number of digits is wrong. A Polish number has 9 (without +48).',
    'postalCode.empty': 'Enter the postal code.',
    'postalCode.wrong_format': 'Enter the postal code as the country writes it, such as 31-150.',
    'country.empty': 'Choose a country.',
    'country.wrong_format': 'Enter the two letters of the country, such as PL.',
    'personName.empty': 'Fill in this field with letters.',
    'personName.too_long': 'Enter at most 80 characters.',
    'personName.bad_character': badCharacter('a name'),
    'fileName.empty': 'Give the file a name.',
    'fileName.too_long': 'The name of a file has at most 200 characters. Shorten it.',
    'fileName.bad_character': badCharacter('the name of a file'),
    'password.too_short': 'A password needs at least 12 characters; a few words will do.',
    'password.too_long': 'A password has at most 256 characters.',
    'password.contains_context':
      'The password must not contain what is in the form, nor the name HEZO. Choose another one.',
    'password.common': 'Many people use this password, so it is easy to guess. Choose another one.',
    'password.wrong': 'This is not your current password.',
    'totpCode.empty': 'Enter the code: 6 digits.',
    'totpCode.bad_character': 'The code has only digits.',
    'totpCode.wrong_length': 'The code has exactly 6 digits.',
    'recoveryCode.empty': 'Enter a recovery code.',
    'recoveryCode.bad_character': badCharacter('a recovery code'),
    'recoveryCode.wrong_length': 'A recovery code has 16 characters. Enter all of it.',
    'text.empty': 'Fill in this field.',
    'text.too_short': 'This text is too short.',
    'text.too_long': 'This text is too long. Most characters allowed: {max}.',
  },
  clientFailures: {
    network_failed: `No connection to the server. Check your internet and try again, or ${call}`,
    timed_out: `The server did not answer in time. Try again or ${call}`,
    reply_unexpected: `The server sent something we do not understand. Reload the page or ${call}`,
  },
}
