/**
 * The `Message-ID` (RFC 5322 §3.6.4) of the email that a job sends. A job that is done twice, because its process
 * was killed before it could say that it had sent the email, sends it under the same one.
 *
 * @param from the sender, e.g. `myHEZO <pomoc@myhezo.pl>`.
 */
export function messageIdOf(jobId: string, from: string): string {
  const [, domain = 'hezo.invalid'] = /@([^\s<>@]+)>?\s*$/.exec(from) ?? []
  return `<${jobId}@${domain}>`
}
