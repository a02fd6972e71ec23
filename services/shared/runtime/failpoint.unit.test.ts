import { afterEach, expect, it, vi } from 'vitest'
import { armFailpoint, failpoint, failpointProblem } from './failpoint.ts'

afterEach(() => {
  armFailpoint('')
  vi.restoreAllMocks()
})

it.each([
  ['nothing', '', undefined],
  ['a place', 'archive.before-commit', undefined],
  ['a place and how often it is passed', 'archive.before-commit:12', undefined],
  ['a place that there is none of', 'archive.nowhere', /none of aggregator/],
  ['a count that is none', 'archive.before-commit:0', /<place>:<times>/],
  ['more than two parts', 'archive.before-commit:1:2', /<place>:<times>/],
])('takes %s for what it is', (_what, text, problem) => {
  const found = failpointProblem(text)
  if (problem === undefined) expect(found).toBeUndefined()
  else expect(found).toMatch(problem)
})

it('ends the process at the armed place, the n-th time, and nowhere else', () => {
  const kill = vi.spyOn(process, 'kill').mockImplementation(() => true)
  failpoint('archive.before-commit')
  armFailpoint('archive.before-commit:3')
  for (let i = 0; i < 2; i++) failpoint('archive.before-commit')
  for (let i = 0; i < 5; i++) failpoint('archive.before-insert')
  expect(kill).not.toHaveBeenCalled()
  failpoint('archive.before-commit')
  expect(kill).toHaveBeenCalledExactlyOnceWith(process.pid, 'SIGKILL')
})
