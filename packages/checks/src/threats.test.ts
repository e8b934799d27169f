// Prevents: a threat in the model that nobody tries, and a test whose threat the model forgot.
import { expect, it } from 'vitest'
import { threatKinds, threatsOutOfStep } from './threats.ts'
import { readTree } from './tree.ts'

const tree = readTree()

it('every threat of the model has its test, and every such test its threat', () => {
  const model = tree.find(({ path }) => path === 'docs/security.md')?.text ?? ''
  expect(threatsOutOfStep(tree, model)).toEqual([])
})

const tests = threatKinds.map((kind) => ({
  path: `packages/server/src/threats/${kind}/one.test.ts`,
  text: '// Threat: somebody.\n',
}))
const model = threatKinds.map((kind) => `\`threats/${kind}/one.test.ts\``).join('\n')

it.each([
  ['in step', tests, model, 0],
  ['a test forgotten by the model', tests, model.replace('`threats/race/one.test.ts`', ''), 1],
  ['a test that is not there', tests, `${model} \`threats/race/two.test.ts\``, 1],
  ['a test in a browser that is not there', tests, `${model} \`packages/checks/e2e/a.test.ts\``, 1],
  [
    'a kind that nobody tries',
    tests.slice(1),
    model.replace('`threats/lockout/one.test.ts`', ''),
    1,
  ],
  [
    'a test of nobody knows what',
    [{ ...tests[0], text: 'it()' }, ...tests.slice(1)] as typeof tests,
    model,
    1,
  ],
])('%s', (_, files, text, findings) => {
  expect(threatsOutOfStep(files, text)).toHaveLength(findings)
})
