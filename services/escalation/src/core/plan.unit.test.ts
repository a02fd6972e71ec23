import { describe, expect, it } from 'vitest'
import { decidePlan, folderCommandId, isFromFolder, type PlanCommand, type PlanRecord, sameFiles } from './plan.ts'

const files = (text: string, path = 'plan.yaml') => [{ path, text }]
const record = (version: number, text: string, commandId = `request/r${version}`): PlanRecord => ({
  version,
  appliedAtMs: 0,
  appliedBy: 'eva',
  reason: '',
  files: files(text),
  commandId,
  commandHash: `hash of ${commandId}`,
})
const command = (over: Partial<PlanCommand> = {}): PlanCommand => ({
  commandId: 'request/new',
  commandHash: 'hash of request/new',
  files: files('b'),
  by: 'eva',
  reason: '',
  expectedVersion: 0,
  ...over,
})

describe('given versions 1 and 2', () => {
  const records = [record(1, 'a'), record(2, 'b')]
  it.each([
    ['other texts make the next one', { files: files('c') }, { kind: 'next', version: 3 }],
    ['texts of an old one make the next one', { files: files('a') }, { kind: 'next', version: 3 }],
    ['the same texts make none', {}, { kind: 'unchanged', record: records[1] }],
    ['the same texts make none, whatever was expected', { expectedVersion: 1 }, { kind: 'unchanged' }],
    ['made from the current one', { files: files('c'), expectedVersion: 2 }, { kind: 'next', version: 3 }],
    ['made from an old one', { files: files('c'), expectedVersion: 1 }, { kind: 'overtaken', by: records[1] }],
    [
      'the same command again is that version, though a later one is current',
      { commandId: 'request/r1', commandHash: 'hash of request/r1', files: files('a') },
      { kind: 'taken', record: records[0] },
    ],
    ['an id that was used for something else', { commandId: 'request/r1' }, { kind: 'idReused' }],
  ])('%s', (_what, over, decision) => {
    expect(decidePlan(records, command(over))).toMatchObject(decision)
  })
})

it('begins with version 1, and expects none', () => {
  expect(decidePlan([], command())).toEqual({ kind: 'next', version: 1 })
  expect(decidePlan([], command({ expectedVersion: 4 }))).toEqual({ kind: 'overtaken', by: undefined })
})

it('never finds a version without an id by an empty one', () => {
  expect(decidePlan([record(1, 'a', '')], command({ commandId: '' }))).toEqual({ kind: 'next', version: 2 })
})

it('compares texts under the names of their files', () => {
  expect(sameFiles(files('a', '/x/plan.yaml'), files('a', 'plan.yaml'))).toBe(true)
  expect(sameFiles(files('a', 'plan.yaml'), files('a', 'brands.yaml'))).toBe(false)
  expect(sameFiles(files('a'), [...files('a'), ...files('b', 'x.yaml')])).toBe(false)
})

it('tells the folder from people', () => {
  expect(isFromFolder(record(1, 'a', folderCommandId(0, 'x')))).toBe(true)
  expect(isFromFolder(record(1, 'a', 'request/folder/0/x'))).toBe(false)
})
