import type { RegistrationData } from '@hezo/api'
import type { Context } from '../../context.ts'
import { addressBlock } from '../../platform/address-block.ts'
import { emailKeyOf } from '../../platform/email-key.ts'
import { asOne } from '../../platform/storage/write.ts'
import type { Budget, ThrottleRule } from '../../platform/throttle-rule.ts'

const minute = 60
const hour = 60 * minute
const day = 24 * hour

/*
 * Only wrong proofs count: a right one gives its attempts back. The delays are short enough for an
 * honest person to wait out and long enough that a day of guessing reaches about 250 serial numbers
 * of one contract, so nobody is locked out for good because a stranger knows the contract's number.
 */
const perAddress: ThrottleRule = {
  name: 'register-address',
  attempts: 15,
  window: hour,
  delays: { first: minute, longest: 15 * minute },
}
const perContract: ThrottleRule = {
  name: 'register-contract',
  attempts: 10,
  window: day,
  delays: { first: minute, longest: 6 * minute },
}
const perNip: ThrottleRule = {
  name: 'register-nip',
  attempts: 20,
  window: day,
  delays: { first: 30, longest: 3 * minute },
}
/** A thousand in ten minutes at most. */
const global: ThrottleRule = {
  name: 'register-all',
  attempts: 400,
  window: 10 * minute,
  delays: { first: 1, longest: 1 },
}

/** Mails to one address that nobody there may have asked for. */
const perRecipient: ThrottleRule = {
  name: 'register-recipient',
  attempts: 5,
  window: day,
  delays: { first: 10 * minute, longest: 3 * hour },
}

type Proof = Pick<RegistrationData, 'nip' | 'contractNumber'>
type Parts = Pick<Context, 'request' | 'throttle'>

/**
 * Counts an attempt to prove an entitlement; what was typed is judged, so that existing and invented
 * companies are counted alike.
 *
 * @throws ApiProblem rate_limited
 */
export async function spendProofAttempt(context: Parts, proof: Proof): Promise<void> {
  await context.throttle.spendInTurn(context.request.address, ...budgetsFor(context, proof))
}

/** Gives the attempt back: the proof was right. */
export async function restoreProofAttempt(
  context: Parts & Pick<Context, 'db'>,
  proof: Proof,
): Promise<void> {
  const settled = context.throttle.settle({ restore: budgetsFor(context, proof) })
  await context.db.executeQuery(asOne(settled))
}

/**
 * Counts a registration begun under an e-mail address.
 *
 * @throws ApiProblem rate_limited
 */
export async function spendRecipient({ request, throttle }: Parts, email: string): Promise<void> {
  await throttle.spendInTurn(request.address, [perRecipient, emailKeyOf(email)])
}

function budgetsFor({ request }: Parts, proof: Proof): Budget[] {
  return [
    [perAddress, addressBlock(request.address)],
    [perContract, proof.contractNumber],
    [perNip, proof.nip],
    [global, 'all'],
  ]
}
