import { expect, it } from 'vitest'
import { parseArguments, positiveNumber, UsageError, usageLines } from './arguments.ts'

const specs = {
  speed: { value: 'N', doc: 'How fast.' },
  demo: { doc: 'Run the demo.', negatable: true },
  json: { doc: 'Print JSON.' },
}

it.each([
  ['a value after a space', ['--speed', '10'], { speed: '10' }],
  ['a value after =', ['--speed=10'], { speed: '10' }],
  ['a switch', ['--json'], { json: true }],
  ['a switch turned off', ['--no-demo'], { demo: false }],
  ['nothing', [], {}],
])('reads %s', (_what, argv, options) => {
  expect(parseArguments(argv, specs).options).toEqual(options)
})

it('keeps positionals in order', () => {
  expect(parseArguments(['a', '--json', 'b'], specs, 2).positionals).toEqual(['a', 'b'])
})

it.each([
  ['an unknown option', ['--sped', '1'], 'unknown option --sped. Did you mean "speed"?'],
  ['a missing value', ['--speed'], '--speed needs a value: --speed N'],
  ['a value for a switch', ['--json=1'], '--json takes no value'],
  ['too many positionals', ['x'], '"x" is one argument too many'],
])('refuses %s', (_what, argv, message) => {
  expect(() => parseArguments(argv, specs)).toThrow(UsageError)
  expect(() => parseArguments(argv, specs)).toThrow(message)
})

it.each(['0', '-1', 'fast'])('refuses %s where a number above 0 is needed', raw => {
  expect(() => positiveNumber({ speed: raw }, 'speed')).toThrow('must be a number above 0')
})

it('prints a line per option', () => {
  expect(usageLines(specs)).toEqual([
    '  --speed N    How fast.',
    '  --[no-]demo  Run the demo.',
    '  --json       Print JSON.',
  ])
})
