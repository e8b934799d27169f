/** A mail ready to go: both bodies are made, in the reader's language. */
export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  /** RFC 5322 §3.6.4: the same at each attempt, so that a mailbox can tell a repetition. */
  readonly messageId?: string
}

/** Where mails go. */
export interface Mailer {
  /** For people: the SMTP host, or the folder the mails land in. */
  readonly destination: string
  /** @throws Error when the mail was not accepted. */
  send(mail: Mail): Promise<void>
  close(): void
}
