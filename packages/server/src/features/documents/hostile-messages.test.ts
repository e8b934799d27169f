// Threat: a message that takes minutes to lay out keeps the documents of everybody else waiting.
import { describe, expect, test } from 'vitest'
import { growthOf, linearGrowth } from '../../testing/growth.ts'
import { messageBlocks } from './message-blocks.ts'
import { oneLine } from './one-line.ts'

const plain = [
  ' ',
  '\n',
  '\t',
  'a\t',
  'a  ',
  ' at (',
  '0x',
  'aa:',
  '1a',
  '[ 1',
  '(',
  '\u0301',
  '[[(<',
]
const html = [
  '<b>',
  '<ul><li>',
  '<a href=x>',
  '</b>',
  '<br> ',
  '<pre>',
  '<x ',
  '&amp',
  '<!--',
  '<p> ',
]

function textOf(start: string, unit: string, end: string): (length: number) => string {
  return (length) => start + unit.repeat(length / unit.length) + end
}

describe('a message', () => {
  test.each(plain)('may repeat %j', (unit) => {
    expect(growthOf(messageBlocks, textOf('x', unit, 'y'))).toBeLessThan(linearGrowth)
  })

  test.each(html)('may repeat %j', (unit) => {
    expect(growthOf(messageBlocks, textOf('<p>', unit, '</p>'))).toBeLessThan(linearGrowth)
  })

  test('may have spaces in the text of a picture', () => {
    const picture = textOf('<p><img alt="x', ' ', 'y"></p>')
    expect(growthOf(messageBlocks, picture)).toBeLessThan(linearGrowth)
    expect(messageBlocks(picture(20))).toMatchObject([
      { spans: [{ text: `[x${' '.repeat(20)}y]` }] },
    ])
  })

  test('may be anything in a title', () => {
    for (const unit of [' ', '\u0000', '\uD800']) {
      expect(growthOf(oneLine, textOf('x', unit, 'y'))).toBeLessThan(linearGrowth)
    }
  })
})
