/** Answers a request, as `fetch` does. */
type Answering = (request: Request) => Promise<Response>

let answering: Answering | undefined

/** Has files that travel by `XMLHttpRequest` answered by `answer`; half of each has left at once. */
export function sendFilesBy(answer: Answering): void {
  answering = answer
  globalThis.XMLHttpRequest = StubbedSending as unknown as typeof XMLHttpRequest
}

/** What the client uses of the real one. */
class StubbedSending extends EventTarget {
  readonly upload = new EventTarget()
  responseType = ''
  response = new Blob()
  status = 0
  #method = ''
  #url = ''
  readonly #headers = new Headers()
  #reply = new Response()
  #over = false

  open(method: string, url: string): void {
    this.#method = method
    this.#url = url
  }

  setRequestHeader(name: string, value: string): void {
    this.#headers.set(name, value)
  }

  getAllResponseHeaders(): string {
    return [...this.#reply.headers].map(([name, value]) => `${name}: ${value}`).join('\r\n')
  }

  abort(): void {
    this.#over = true
    this.dispatchEvent(new Event('abort'))
  }

  send(body: Blob): void {
    this.upload.dispatchEvent(new ProgressEvent('progress', { loaded: body.size / 2 }))
    void this.#finish(body)
  }

  async #finish(body: Blob): Promise<void> {
    const init = { method: this.#method, headers: this.#headers, body }
    try {
      this.#reply = (await answering?.(new Request(this.#url, init))) ?? this.#reply
      this.response = await this.#reply.blob()
    } catch {
      if (!this.#over) this.dispatchEvent(new Event('error'))
      return
    }
    this.status = this.#reply.status
    if (!this.#over) this.dispatchEvent(new Event('load'))
  }
}
