import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { topicSettings } from '@tocsin/shared/events/topics.ts'
import type { TopicSettings } from '@tocsin/shared/log/port.ts'
import { REPOSITORY } from '../support/standalone.ts'

const OWN = '@tocsin'
/** What a service is made of. */
const PARTS = ['services', 'protos', 'package.json']
const NOT_COPIED = new Set(['node_modules', 'reports', 'corpus', 'bench'])

/** The packages of a folder, those of a scope one by one. */
const packagesIn = (modules: string): string[] =>
  existsSync(modules)
    ? readdirSync(modules).flatMap(name =>
        name.startsWith('@') ? readdirSync(join(modules, name)).map(part => join(name, part)) : [name],
      )
    : []

const link = (from: string, to: string): void => {
  mkdirSync(dirname(to), { recursive: true })
  symlinkSync(from, to)
}

/** Packages from elsewhere are the same ones; our own are those of the tree. */
const linkPackages = (root: string): void => {
  const folders = ['', ...readdirSync(join(root, 'services')).map(name => join('services', name))]
  for (const folder of folders) {
    const from = join(REPOSITORY, folder, 'node_modules')
    for (const name of packagesIn(from).filter(name => !name.startsWith(OWN)))
      link(join(from, name), join(root, folder, 'node_modules', name))
  }
  for (const name of readdirSync(join(root, 'services')))
    link(join(root, 'services', name), join(root, 'node_modules', OWN, name))
}

const manifestOf = (folder: string) =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly version: string
    readonly dependencies?: Readonly<Record<string, string>>
  }

/** What a tree asks for and this one does not have comes from the registry. */
const installMissing = (root: string): void => {
  for (const service of readdirSync(join(root, 'services'))) {
    const folder = join(root, 'services', service)
    if (!existsSync(join(folder, 'package.json'))) continue
    const missing = Object.entries(manifestOf(folder).dependencies ?? {}).filter(([name, version]) => {
      const held = [folder, root].map(at => join(at, 'node_modules', name)).find(existsSync)
      return !name.startsWith(OWN) && (held === undefined || manifestOf(held).version !== version)
    })
    if (missing.length === 0) continue
    const more = join(root, 'more', service)
    mkdirSync(more, { recursive: true })
    const names = missing.map(([name, version]) => `${name}@${version}`)
    const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock', '--loglevel', 'error']
    execFileSync('npm', ['install', '--prefix', more, ...flags, ...names], { cwd: more, stdio: 'inherit' })
    for (const [name] of missing) {
      const to = join(folder, 'node_modules', name)
      rmSync(to, { force: true })
      link(join(more, 'node_modules', name), to)
    }
  }
}

/** The tree of a commit, able to run. The caller removes the folder. */
export const buildOf = (commit: string): string => {
  const root = mkdtempSync(join(tmpdir(), 'tocsin-build-'))
  const archive = execFileSync('git', ['archive', commit, ...PARTS], { cwd: REPOSITORY, maxBuffer: 1 << 30 })
  execFileSync('tar', ['x', '-C', root], { input: archive })
  linkPackages(root)
  installMissing(root)
  return root
}

/** The topics that a tree knows. */
export const topicsOf = async (root: string, partitions: number): Promise<readonly TopicSettings[]> => {
  const { href } = pathToFileURL(join(root, 'services/shared/events/topics.ts'))
  return ((await import(href)) as { readonly topicSettings: typeof topicSettings }).topicSettings(partitions)
}

/** This tree as the next version of itself, whose pages are others too, so that screens see that it is not the same. The caller removes the folder. */
export const nextBuild = (): string => {
  const root = mkdtempSync(join(tmpdir(), 'tocsin-build-'))
  for (const part of PARTS)
    cpSync(join(REPOSITORY, part), join(root, part), {
      recursive: true,
      filter: path => !NOT_COPIED.has(basename(path)),
    })
  linkPackages(root)
  const manifest = join(root, 'package.json')
  const { version, ...rest } = manifestOf(root)
  writeFileSync(manifest, JSON.stringify({ ...rest, version: `${version}-next` }))
  const pages = join(root, 'dashboards/wall/dist')
  mkdirSync(pages, { recursive: true })
  writeFileSync(join(pages, 'index.html'), '<!doctype html><title>the next build</title>')
  return root
}
