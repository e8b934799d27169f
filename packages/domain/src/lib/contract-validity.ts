/** Where a contract stands on a day. */
export const contractStates = ['not_started', 'valid', 'ended'] as const

/** One of {@link contractStates}. */
export type ContractState = (typeof contractStates)[number]

/** The first and the last day of a contract, `YYYY-MM-DD` in Europe/Warsaw, both included. */
export interface ContractValidity {
  readonly validFrom: string
  readonly validTo: string
}

/**
 * Where a contract stands on a day, `YYYY-MM-DD` in Europe/Warsaw: give it `warsawDate(now)`. A
 * contract whose days are the wrong way round is never valid.
 */
export function contractState(contract: ContractValidity, date: string): ContractState {
  if (date > contract.validTo) return 'ended'
  return date < contract.validFrom ? 'not_started' : 'valid'
}

/** Whether a contract is valid on a day: see {@link contractState}. */
export function isContractValidOn(contract: ContractValidity, date: string): boolean {
  return contractState(contract, date) === 'valid'
}
