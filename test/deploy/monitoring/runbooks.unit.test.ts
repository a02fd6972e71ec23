import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { REPOSITORY } from '../../support/standalone.ts'
import { ofProcesses, ofServices } from './registry.ts'
import { alerts } from './rules.ts'
import { commandsIn, runbooks, SECTIONS } from './runbooks.ts'

interface Manifest {
  readonly kind?: string
  readonly metadata?: { readonly name?: string }
}

const BASE = join(REPOSITORY, 'deploy/kubernetes/base')
const deployments = readdirSync(BASE)
  .flatMap(file => parseAllDocuments(readFileSync(join(BASE, file), 'utf8')).map(one => one.toJS() as Manifest | null))
  .flatMap(one => (one?.kind === 'Deployment' && one.metadata?.name ? [one.metadata.name] : []))

const sourcesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts') && !/node_modules|\/gen\/|test/.test(file))
    .map(file => readFileSync(join(folder, file), 'utf8'))

const commands = commandsIn(SECTIONS)
const bookOf = (url = ''): string => url.split('/').at(-1)!

describe('runbooks', () => {
  it('belong to alerts, and each alert has one that names it', () => {
    const said = runbooks.flatMap(({ file, alerts: names }) => names.map(name => `${name} ${file}`))
    const meant = alerts.map(({ alert, annotations }) => `${alert} ${bookOf(annotations['runbook_url'])}`)
    expect(said.toSorted()).toEqual(meant.toSorted())
  })

  it.each(runbooks.map(book => [book.file, book] as const))('%s is one page of the one shape', (_, book) => {
    expect(book.title).toMatch(/^[A-Z].+[^.]$/)
    expect(book.lines).toBeLessThanOrEqual(70)
    expect(book.sections.map(({ name }) => name)).toEqual(SECTIONS)
    for (const { text } of book.sections) expect(text.length).toBeGreaterThan(5)
    for (const name of ['Check', 'Fix'])
      expect(book.sections.find(one => one.name === name)?.commands.length).toBeGreaterThan(0)
  })

  it('are listed, with their alerts, on the first page', () => {
    const listed = readFileSync(join(REPOSITORY, 'deploy/runbooks/README.md'), 'utf8')
    const rows = [...listed.matchAll(/^\| \[(.+)\]\(([a-z-]+\.md)\) +\| (.+?) +\|$/gm)].map(
      ([, title, file, names]) => ({
        title,
        file,
        alerts: [...names!.matchAll(/`(\w+)`/g)].map(([, name]) => name),
      }),
    )
    const byFile = <T extends { readonly file?: string | undefined }>(all: readonly T[]): T[] =>
      all.toSorted((a, b) => (a.file! < b.file! ? -1 : 1))
    expect(byFile(rows)).toEqual(
      byFile(runbooks.map(({ title, file, alerts: names }) => ({ title, file, alerts: names }))),
    )
  })

  it('name pages that are there', () => {
    const named = runbooks.flatMap(({ file, sections }) =>
      sections.flatMap(({ text }) =>
        [...text.matchAll(/\b([a-z-]+\.md)\b/g)].map(([, name]) => [file, name!] as const),
      ),
    )
    expect(named.length).toBeGreaterThan(10)
    expect(named.filter(([, name]) => !existsSync(join(REPOSITORY, 'deploy/runbooks', name)))).toEqual([])
  })

  it('name deployments that are there', () => {
    const named = commands.flatMap(command => [...command.matchAll(/\bdeploy\/([a-z-]+)/g)].map(([, name]) => name!))
    expect(deployments.length).toBeGreaterThan(7)
    expect(named.filter(name => !deployments.includes(name))).toEqual([])
  })

  it('ask for metrics that the code has', () => {
    const known = [...ofServices.keys(), ...ofProcesses.keys()]
    const asked = commands.flatMap(command => [...command.matchAll(/grep (tocsin_\w+|_?[a-z]+_\w+_total)$/g)])
    expect(asked.length).toBeGreaterThan(20)
    expect(asked.filter(([, name]) => !known.some(one => one.includes(name!))).map(([command]) => command)).toEqual([])
  })

  it('look for log lines that the code writes', () => {
    const lines = sourcesIn(join(REPOSITORY, 'services')).join('\n')
    const phrases = commands.flatMap(command => {
      const [, quoted, bare] = /\blogs\b.*\| grep (?:-i )?(?:'([^']+)'|(\S+))$/.exec(command) ?? []
      return quoted ?? bare ?? []
    })
    expect(phrases.length).toBeGreaterThan(8)
    expect(phrases.filter(phrase => !new RegExp(`'[^'\\n]*${phrase}[^'\\n]*'`).test(lines))).toEqual([])
  })
})
