import type { PlanFile } from '@tocsin/shared/gen/tocsin/config/v1/PlanFile.ts'
import { diffLines } from 'diff'

/** A line of a comparison, or a run of unchanged lines that is left out. Line numbers count from 1; 0 where the line does not exist. */
export interface DiffRow {
  readonly kind: 'same' | 'added' | 'removed' | 'skipped'
  readonly text: string
  readonly before: number
  readonly after: number
  /** How many lines a `skipped` row stands for. */
  readonly count: number
}

export interface FileChange {
  readonly path: string
  readonly kind: 'added' | 'removed' | 'changed'
  readonly addedCount: number
  readonly removedCount: number
  readonly rows: readonly DiffRow[]
}

/** Unchanged lines that are kept on either side of a change. */
const CONTEXT = 3

const linesOf = (text: string): string[] => {
  const lines = text.split('\n')
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines
}

const rowsOf = (before: string, after: string): DiffRow[] => {
  const at = { before: 0, after: 0 }
  return diffLines(before, after).flatMap(({ value, added, removed }) =>
    linesOf(value).map((text): DiffRow => {
      if (!added) at.before++
      if (!removed) at.after++
      return {
        kind: added ? 'added' : removed ? 'removed' : 'same',
        text,
        before: added ? 0 : at.before,
        after: removed ? 0 : at.after,
        count: 1,
      }
    }),
  )
}

const withoutFarLines = (rows: readonly DiffRow[]): DiffRow[] => {
  const near = rows.map((_, index) =>
    rows.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).some(({ kind }) => kind !== 'same'),
  )
  const out: DiffRow[] = []
  rows.forEach((row, index) => {
    const last = out.at(-1)
    if (near[index]) out.push(row)
    else if (last?.kind === 'skipped') out[out.length - 1] = { ...last, count: last.count + 1 }
    else out.push({ ...row, kind: 'skipped', text: '' })
  })
  return out
}

/** What differs between two versions of a playbook, file by file in the order of their paths; files that are equal are left out. */
export const changesBetween = (before: readonly PlanFile[], after: readonly PlanFile[]): FileChange[] => {
  const paths = [...new Set([...before, ...after].map(({ path }) => path))].sort()
  return paths.flatMap((path): FileChange[] => {
    const [old, now] = [before, after].map(files => files.find(file => file.path === path))
    if (old?.text === now?.text) return []
    const rows = rowsOf(old?.text ?? '', now?.text ?? '')
    return [
      {
        path,
        kind: !old ? 'added' : !now ? 'removed' : 'changed',
        addedCount: rows.filter(({ kind }) => kind === 'added').length,
        removedCount: rows.filter(({ kind }) => kind === 'removed').length,
        rows: withoutFarLines(rows),
      },
    ]
  })
}
