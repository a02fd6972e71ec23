import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changesBetween } from './plan-diff.ts'

const file = (path: string, ...lines: string[]) => ({ path, text: lines.map(line => `${line}\n`).join('') })
const numbered = (count: number): string[] => Array.from({ length: count }, (_, index) => `line ${index + 1}`)

describe('changesBetween', () => {
  it('leaves out files that are equal and names those that came and went', () => {
    const before = [file('a.yaml', 'one'), file('b.yaml', 'gone')]
    const after = [file('c.yaml', 'new'), file('a.yaml', 'one')]
    expect(changesBetween(before, after).map(({ path, kind }) => [path, kind])).toEqual([
      ['b.yaml', 'removed'],
      ['c.yaml', 'added'],
    ])
  })

  it('shows a changed line with its numbers, three lines around it, and how many are left out', () => {
    const before = numbered(20)
    const after = before.with(9, 'another')
    const [change] = changesBetween([file('a.yaml', ...before)], [file('a.yaml', ...after)])
    expect(change).toMatchObject({ kind: 'changed', addedCount: 1, removedCount: 1 })
    expect(change!.rows.map(({ kind, count }) => (kind === 'skipped' ? count : kind))).toEqual([
      6,
      'same',
      'same',
      'same',
      'removed',
      'added',
      'same',
      'same',
      'same',
      7,
    ])
    expect(change!.rows.filter(({ kind }) => kind === 'removed' || kind === 'added')).toEqual([
      { kind: 'removed', text: 'line 10', before: 10, after: 0, count: 1 },
      { kind: 'added', text: 'another', before: 0, after: 10, count: 1 },
    ])
  })

  it('accounts for every line of both texts', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 30 })
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const [change] = changesBetween([file('x', ...before)], [file('x', ...after)])
        const rows = change?.rows ?? []
        const counted = (kinds: readonly string[]) =>
          rows.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { count }) => sum + count, 0)
        if (!change) {
          expect(before).toEqual(after)
          return
        }
        expect(counted(['same', 'skipped', 'removed'])).toBe(before.length)
        expect(counted(['same', 'skipped', 'added'])).toBe(after.length)
      }),
    )
  })
})
