import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newFolder, removeFolder, runToEnd } from '../support/standalone.ts'
import { makeWeek } from '../support/week.ts'

interface Report {
  readonly rejected: number
  readonly brands: readonly {
    readonly brand: string
    readonly mentions: number
    readonly duplicates: number
    readonly late: number
    readonly episodes: readonly { readonly kind: string }[]
    readonly signals: readonly {
      readonly kind: string
      readonly level: string
      readonly openedAt: string
      readonly sentence: string
    }[]
  }[]
}

const REPLAY = 'services/standalone/src/replay/main.ts'
const week = makeWeek(20_260_302, Date.UTC(2026, 2, 2))
const folder = newFolder()
const file = join(folder, 'week.ndjson')
const playbooks = join(folder, 'playbooks.yaml')
let first: Report
let firstText: string

beforeAll(async () => {
  writeFileSync(file, week.lines)
  const brand = (id: string): string => `  - { id: ${id}, name: ${id}, timeZone: UTC, terms: [${id}] }\n`
  writeFileSync(playbooks, `brands:\n${['aurora', 'borealis', 'cirrus'].map(brand).join('')}`)
  const { code, stdout, stderr } = await runToEnd(REPLAY, [file, '--playbooks', folder, '--json'])
  expect(stderr).toBe('')
  expect(code).toBe(0)
  firstText = stdout
  first = JSON.parse(stdout)
}, 120_000)

afterAll(() => removeFolder(folder))

const ofBrand = (brand: string) => first.brands.find(report => report.brand === brand)!

describe('replay of a week', () => {
  it('counts each mention once, however often it came', () => {
    expect(first.rejected).toBe(0)
    for (const [brand, count] of week.mentions)
      expect(ofBrand(brand)).toMatchObject({ mentions: count, duplicates: week.duplicates.get(brand), late: 0 })
  })

  it('tells the crisis within 30 minutes of its onset, and no other episode of negative share', () => {
    expect(ofBrand('aurora').episodes.filter(({ kind }) => kind === 'share')).toHaveLength(1)
    const shares = ofBrand('aurora').signals.filter(({ kind }) => kind === 'share')
    expect(shares.length).toBeGreaterThan(0)
    const openedMs = shares.map(({ openedAt }) => Date.parse(openedAt))
    expect(Math.min(...openedMs)).toBeGreaterThan(week.crisis.fromMs)
    expect(Math.min(...openedMs)).toBeLessThan(week.crisis.fromMs + 30 * 60_000)
    expect(Math.max(...openedMs)).toBeLessThan(week.crisis.toMs)
    expect(shares.some(({ level }) => level === 'suspect')).toBe(true)
    expect(shares[0]!.sentence).toMatch(/mentions are negative: \d+ %, at least \d+ %/)
  })

  it('sees the popular joke as volume, not as negative share', () => {
    expect(ofBrand('borealis').signals.filter(({ kind }) => kind === 'share')).toEqual([])
    expect(ofBrand('borealis').signals.some(({ kind }) => kind === 'volume')).toBe(true)
  })

  it('suspects nothing when two authors flood', () => {
    expect(ofBrand('cirrus').signals.filter(({ level }) => level === 'suspect')).toEqual([])
  })

  it('gives the same bytes again', async () => {
    expect((await runToEnd(REPLAY, [file, '--playbooks', folder, '--json'])).stdout).toBe(firstText)
  })
})

describe('replay of rubbish', () => {
  it('counts lines that are no mentions and goes on', async () => {
    const bad = join(folder, 'bad.ndjson')
    writeFileSync(
      bad,
      `not json\n{"id":"1"}\n{"id":"2","text":"aurora is fine","publishedAt":"2026-03-02T10:00:00Z"}\n\n{"id":"3","text":"aurora","publishedAt":"yesterday"}\n`,
    )
    const { code, stdout } = await runToEnd(REPLAY, [bad, '--playbooks', folder, '--json'])
    expect(code).toBe(0)
    const report: Report = JSON.parse(stdout)
    expect(report.rejected).toBe(3)
    expect(report.brands.map(({ brand, mentions }) => `${brand} ${mentions}`)).toEqual([
      'aurora 1',
      'borealis 0',
      'cirrus 0',
    ])
  })

  it('says that an empty file holds nothing', async () => {
    const empty = join(folder, 'empty.ndjson')
    writeFileSync(empty, '')
    const { code, stdout } = await runToEnd(REPLAY, [empty, '--playbooks', folder, '--json'])
    expect(code).toBe(0)
    const report: Report = JSON.parse(stdout)
    expect(report.rejected).toBe(0)
    expect(report.brands.map(({ mentions, signals }) => mentions + signals.length)).toEqual([0, 0, 0])
  })

  it.each([
    ['a file that is not there', ['no-such-file.ndjson'], 'does not exist'],
    ['no file', [], 'replay needs a file'],
    ['a misspelt option', ['x', '--playbook', 'y'], 'Did you mean "playbooks"?'],
  ])('refuses %s', async (_what, args, message) => {
    const { code, stderr } = await runToEnd(REPLAY, args)
    expect(code).toBe(2)
    expect(stderr).toContain(message)
  })
})
