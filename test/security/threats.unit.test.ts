import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { REPOSITORY } from '../support/standalone.ts'

const page = readFileSync(join(REPOSITORY, 'deploy/SECURITY.md'), 'utf8')

/** `path/of.test.ts: words of the name of a test`, as the tables of the page name what covers a line. */
const NAMED = /`([\w./-]+\.(?:test|check)\.ts)(?:: ([^`]+))?`/g

interface Row {
  readonly threat: string
  readonly coveredBy: string
}
const rowsOf = (heading: string): Row[] => {
  const section = page.split(/^## /m).find(one => one.startsWith(heading)) ?? ''
  return [...section.matchAll(/^\| (?!-|threat|item)(.+) \|$/gm)].map(([, line]) => {
    const cells = line!.split(' | ').map(cell => cell.trim())
    return { threat: `${cells[0]} ${cells[1]}`, coveredBy: cells.at(-1)! }
  })
}

const named = [...page.matchAll(NAMED)].map(([, file, name]) => [file!, name] as const)

describe('the page of threats', () => {
  it.each(named)('%s has a test "%s"', (file, name) => {
    const path = join(REPOSITORY, file)
    expect(existsSync(path)).toBe(true)
    if (name !== undefined) expect(readFileSync(path, 'utf8').replaceAll(/\s+/g, ' ')).toContain(name)
  })

  it.each(['Edges', 'OWASP'])('names a test for every line of %s, or the risk that is taken', heading => {
    const rows = rowsOf(heading)
    expect(rows.length).toBeGreaterThan(9)
    const uncovered = rows.filter(({ coveredBy }) => !/\.(?:test|check)\.ts|accepted: \w/.test(coveredBy))
    expect(uncovered.map(({ threat }) => threat)).toEqual([])
  })

  it('looks at each edge by each kind of threat, and at each item of the list', () => {
    const edges = rowsOf('Edges').map(({ threat }) => threat)
    for (const edge of EDGES) expect([edge, edges.some(one => one.startsWith(edge))]).toEqual([edge, true])
    for (const kind of 'STRIDE') expect([kind, edges.some(one => one.endsWith(` ${kind}`))]).toEqual([kind, true])
    const items = rowsOf('OWASP').map(({ threat }) => threat.split(' ')[0])
    expect(items).toEqual(Array.from({ length: 10 }, (_, i) => `API${i + 1}`))
  })
})

const EDGES = [
  'sources → ingest',
  'services ↔ Kafka',
  'services → ClickHouse',
  'browser ↔ gateway',
  'gateway → escalation',
  'other systems → gRPC',
  'notifier → outside',
  'connectors → publishing tools',
  'operator → CLI',
  'supply chain',
]
