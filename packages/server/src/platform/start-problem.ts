/** Why the service cannot start, in one sentence for the operator; no stack trace helps. */
export class StartProblem extends Error {
  override readonly name = 'StartProblem'
}
