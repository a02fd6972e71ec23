import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { REPOSITORY } from '../support/standalone.ts'

/** What a service is made of. */
const PARTS = ['services', 'protos', 'package.json']
const NOT_COPIED = new Set(['node_modules', 'reports', 'corpus', 'bench'])

/** Packages from elsewhere are the same ones; our own are those of the tree. */
const linkPackages = (root: string): void => {
  const folders = ['', ...readdirSync(join(root, 'services')).map(name => join('services', name))]
  for (const folder of folders) {
    const from = join(REPOSITORY, folder, 'node_modules')
    if (!existsSync(from)) continue
    const to = join(root, folder, 'node_modules')
    mkdirSync(to)
    for (const name of readdirSync(from)) if (name !== '@tocsin') symlinkSync(join(from, name), join(to, name))
  }
  const own = join(root, 'node_modules/@tocsin')
  mkdirSync(own)
  for (const name of readdirSync(join(root, 'services'))) symlinkSync(join(root, 'services', name), join(own, name))
}

/** The tree of a commit, able to run. The caller removes the folder. */
export const buildOf = (commit: string): string => {
  const root = mkdtempSync(join(tmpdir(), 'tocsin-build-'))
  const archive = execFileSync('git', ['archive', commit, ...PARTS], { cwd: REPOSITORY, maxBuffer: 1 << 30 })
  execFileSync('tar', ['x', '-C', root], { input: archive })
  linkPackages(root)
  return root
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
  const { version, ...rest } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
  writeFileSync(manifest, JSON.stringify({ ...rest, version: `${version}-next` }))
  const pages = join(root, 'dashboards/wall/dist')
  mkdirSync(pages, { recursive: true })
  writeFileSync(join(pages, 'index.html'), '<!doctype html><title>the next build</title>')
  return root
}
