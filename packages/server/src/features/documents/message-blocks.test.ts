import { describe, expect, it } from 'vitest'
import { messageBlocks } from './message-blocks.ts'

function kinds(body: string): string[] {
  return messageBlocks(body).map(({ kind }) => kind)
}

function words(body: string): string[] {
  return messageBlocks(body).map((block) =>
    block.kind === 'log' ? block.lines.join('\n') : block.spans.map(({ text }) => text).join(''),
  )
}

describe('a plain message', () => {
  it('has a paragraph between blank lines, and keeps other line ends', () => {
    expect(words('Dzień dobry,\r\nproszę\n\n \nPozdrawiam')).toEqual([
      'Dzień dobry,\nproszę',
      'Pozdrawiam',
    ])
  })

  it.each([
    ['system log', 'Oct 12 03:11:07 esx07 vmkernel: cpu12\nOct 12 03:11:08 esx07 vmkernel: cpu12'],
    ['ISO time', '2026-01-02T03:04:05Z ERROR failed'],
    ['kernel', '[   12.345678] sd 0:0:0:0: rejecting I/O'],
    ['hex', 'sense 0x0e 0x1d 0x00'],
    ['columns', 'Slot  State   Size\n0     OK      600GB\n1     Failed  600GB'],
    ['terminal', 'root@esx07:~# esxcli storage core'],
  ])('keeps the columns of a log: %s', (_, body) => {
    expect(messageBlocks(body)).toEqual([{ kind: 'log', lines: body.split('\n') }])
  })

  it.each([
    'Technik będzie jutro między 9:00 a 11:00.',
    'Nr RMA: 12345678, umowa SHZ/2026/0001, od 2026-01-02 10:00',
    '  wcięty akapit',
    'Adres e-mail: jan@firma.pl # pilne',
  ])('is prose: %s', (body) => {
    expect(kinds(body)).toEqual(['paragraph'])
  })

  it('parts prose from the log below it', () => {
    expect(kinds('Log:\n2026-01-02 03:04:05 x\n2026-01-02 03:04:06 y\nkoniec')).toEqual(['log'])
    expect(
      kinds('Dzień dobry\nzgłaszam awarię\n2026-01-02 03:04:05 x\nProszę o pomoc\nJan'),
    ).toEqual(['paragraph', 'log', 'paragraph'])
  })

  it.each([
    '<script>alert(1)</script>',
    'Kontroler <B> nie działa',
    'od <jan@firma.pl> <serwer>',
    '<',
  ])('is shown as written: %s', (body) => {
    expect(words(body)).toEqual([body])
  })
})

describe('an HTML message', () => {
  it('becomes paragraphs, lists with numbers, and tables by rows', () => {
    expect(
      messageBlocks('<div>a <i>b</i><br>c</div><ol><li>d<ul><li>e</li></ul></li><li>f</ol>'),
    ).toEqual([
      {
        kind: 'paragraph',
        spans: [
          { text: 'a ', face: 'regular' },
          { text: 'b', face: 'regular' },
          { text: '\n', face: 'regular' },
          { text: 'c', face: 'regular' },
        ],
      },
      { kind: 'item', label: '1.', depth: 0, spans: [{ text: 'd', face: 'regular' }] },
      { kind: 'item', label: '•', depth: 1, spans: [{ text: 'e', face: 'regular' }] },
      { kind: 'item', label: '2.', depth: 0, spans: [{ text: 'f', face: 'regular' }] },
    ])
    expect(words('<table><tr><td>1</td><td>OK</td></tr><tr><td>2</table>')).toEqual([
      '1  |  OK',
      '2',
    ])
  })

  it('keeps preformatted text as a log', () => {
    expect(messageBlocks('<p>x</p><pre>a  b\n  c</pre>')[1]).toEqual({
      kind: 'log',
      lines: ['a  b', '  c'],
    })
  })

  it('shows words in angle brackets that are no element', () => {
    expect(words('<p>od <jan@firma.pl> na <Serwer-01> <o:p>x</o:p></p>')).toEqual([
      'od <jan@firma.pl> na <Serwer-01> x',
    ])
  })

  it.each([
    '<p>a</p><script>b</script>',
    '<p>a</p><SCRIPT SRC=x>b</ScRiPt >',
    '<p>a</p><style>b</style>',
    '<html><head><title>b</title><style>b</style><body><p>a',
    '<p onclick="b">a</p><svg><script>b</script></svg>',
    '<p>a</p><!-- b --><iframe srcdoc="b">b</iframe>',
    '<p>a</p><script>b',
  ])('hides what is not for reading: %s', (body) => {
    expect(words(body)).toEqual(['a'])
  })
})
