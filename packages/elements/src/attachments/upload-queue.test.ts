import { expect } from 'chai'
import { parallelUploads, type SendFile, UploadQueue } from './upload-queue.ts'

const content = new File(['abc'], 'a.txt')

/** A way to send that ends when the test says so. */
function manual(): { send: SendFile; ends: ((id: string) => void)[]; stopped: string[] } {
  const ends: ((id: string) => void)[] = []
  const stopped: string[] = []
  return {
    ends,
    stopped,
    send: ({ name }, { signal }) =>
      new Promise((resolve, reject) => {
        ends.push(resolve)
        signal.addEventListener('abort', () => {
          stopped.push(name)
          reject(new Error('stopped'))
        })
      }),
  }
}

describe('the queue of uploads', () => {
  it('sends a few side by side, the next when one has arrived, and tells when all have', async () => {
    const { send, ends } = manual()
    const queue = new UploadQueue(send, () => undefined)
    for (let count = 0; count < parallelUploads + 1; count++) queue.add(`${count}.txt`, content)
    expect(ends).to.have.lengthOf(parallelUploads)
    ends[0]?.('att_0')
    await new Promise((resolve) => setTimeout(resolve))
    expect(ends).to.have.lengthOf(parallelUploads + 1)
    const settled = queue.settle()
    for (const [index, end] of ends.entries()) end(`att_${index}`)
    await settled
    expect(queue.items.map(({ id }) => id)).to.deep.equal(['att_0', 'att_1', 'att_2', 'att_3'])
  })

  it('stops what is taken away, and forgets it', async () => {
    const { send, stopped } = manual()
    const told: string[] = []
    const queue = new UploadQueue(send, (settled) => settled && told.push(settled.name))
    queue.add('a.txt', content)
    queue.remove(...queue.items)
    await queue.settle()
    await new Promise((resolve) => setTimeout(resolve))
    expect([queue.items, stopped, told]).to.deep.equal([[], ['a.txt'], []])
  })

  it('keeps what failed until it is sent again', async () => {
    let count = 0
    const queue = new UploadQueue(
      async () => {
        if (count++ === 0) throw new Error('no network')
        return 'att_1'
      },
      () => undefined,
    )
    queue.add('a.txt', content)
    await queue.settle()
    const [item] = queue.items
    expect(item?.state).to.equal('failed')
    if (item) queue.retry(item)
    await queue.settle()
    expect(item).to.include({ state: 'done', id: 'att_1' })
  })
})
