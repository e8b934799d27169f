import { expect, it } from 'vitest'
import { staticClosure, wholeClosure } from './browser-bytes.ts'

const bundle = new Map([
  ['a.js', 'import{x as t}from"./b-1.js";const later=()=>import("./c.js")'],
  ['b-1.js', 'import"./d.js";export{t as x}'],
  ['c.js', 'export{y}from"./d.js"'],
  ['d.js', ''],
  ['e.js', ''],
])

it('tells what comes with an entry from what comes later', () => {
  expect([...staticClosure(bundle, ['a.js'])]).toEqual(['a.js', 'b-1.js', 'd.js'])
  expect([...wholeClosure(bundle, ['a.js'])]).toEqual(['a.js', 'b-1.js', 'd.js', 'c.js'])
})

it('does not take a missing chunk for a small one', () => {
  expect(() => staticClosure(bundle, ['gone.js'])).toThrow('gone.js')
})
