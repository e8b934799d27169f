import { expect } from 'chai'
import { fileKind, filesWord, formatSize, pastedName } from './file-words.ts'

describe('words of files', () => {
  before(() => {
    document.documentElement.lang = 'pl'
  })

  it('say sizes as people read them', () => {
    const sizes = [0, 1, 1024, 348_160, 1024 ** 2, 1_258_291, 25 * 1024 ** 2]
    expect(sizes.map(formatSize).map((text) => text.replace(/\s/g, ' '))).to.deep.equal([
      '0 kB',
      '1 kB',
      '1 kB',
      '340 kB',
      '1 MB',
      '1,2 MB',
      '25 MB',
    ])
  })

  it('say what kind of file a name promises', () => {
    const names = ['a.pdf', 'a.tar.gz', 'a', '.profile', 'a.bardzo', 'a.']
    expect(names.map(fileKind)).to.deep.equal(['PDF', 'GZ', '•', '•', '•', '•'])
  })

  it('name a screenshot by its time, and each one differently', () => {
    const at = new Date(2026, 10, 27, 14, 5)
    const first = pastedName('image.png', at, [])
    expect(first).to.equal('wklejony obraz 14-05.png')
    expect(pastedName('image.png', at, [first])).to.equal('wklejony obraz 14-05 (2).png')
    expect(pastedName('umowa.pdf', at, [])).to.equal('umowa.pdf')
  })

  it('count in Polish: 1 plik, 2 pliki, 5 plików, 22 pliki', () => {
    expect([1, 2, 5, 12, 22].map(filesWord)).to.deep.equal([
      '1 plik',
      '2 pliki',
      '5 plików',
      '12 plików',
      '22 pliki',
    ])
  })
})
