import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Kubernetes as Go modules name it: its own version, and that of the parts that it is released with. */
const KUBERNETES = 'v1.36.3'
const STAGING = 'v0.36.3'
const PROGRAMS = ['kube-apiserver', 'kubectl'] as const

export interface Binaries {
  readonly 'kube-apiserver': string
  readonly kubectl: string
  readonly etcd: string
}

const TOOLS = `//go:build tools

package tools

import (
${PROGRAMS.map(name => `\t_ "k8s.io/kubernetes/cmd/${name}"`).join('\n')}
)
`

/** The module that builds them: Kubernetes replaces its parts by folders of its own repository; here they are modules. */
const writeModule = (folder: string): void => {
  const go = (...args: string[]): string =>
    execFileSync('go', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
  const head = 'module apiserver\n\ngo 1.26\n'
  writeFileSync(join(folder, 'go.mod'), head)
  const { GoMod } = JSON.parse(go('mod', 'download', '-json', `k8s.io/kubernetes@${KUBERNETES}`)) as { GoMod: string }
  const parts = new Set(
    [...readFileSync(GoMod, 'utf8').matchAll(/(k8s\.io\/[a-z0-9.-]+) v0\.0\.0$/gm)].map(([, name]) => name),
  )
  writeFileSync(
    join(folder, 'go.mod'),
    `${head}\nrequire k8s.io/kubernetes ${KUBERNETES}\n\n${[...parts].map(name => `replace ${name} => ${name} ${STAGING}\n`).join('')}`,
  )
  writeFileSync(join(folder, 'tools.go'), TOOLS)
  go('mod', 'tidy', '-e')
}

const build = (folder: string): void => {
  if (PROGRAMS.every(name => existsSync(join(folder, name)))) return
  writeModule(folder)
  for (const name of PROGRAMS)
    execFileSync('go', ['build', '-ldflags', '-s -w', '-o', name, `k8s.io/kubernetes/cmd/${name}`], {
      cwd: folder,
      stdio: 'inherit',
    })
}

const inPath = (command: string): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(':')
    .map(folder => join(folder, command))
    .find(path => existsSync(path))

/** Debian's package, unpacked beside the rest and not installed. */
const unpackEtcd = (folder: string): string => {
  const root = join(folder, 'etcd')
  const binary = join(root, 'usr/bin/etcd')
  if (existsSync(binary)) return binary
  mkdirSync(root, { recursive: true })
  execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit' })
  execFileSync('apt-get', ['download', '-q', 'etcd-server'], { cwd: root, stdio: 'inherit' })
  const [debian] = readdirSync(root).filter(name => name.endsWith('.deb'))
  execFileSync('dpkg', ['-x', debian!, '.'], { cwd: root, stdio: 'inherit' })
  return binary
}

/** A real API server, its kubectl and its store, made once per folder: minutes the first time, nothing afterwards. Needs Go. */
export const apiServerIn = (folder: string): Binaries => {
  mkdirSync(folder, { recursive: true })
  build(folder)
  return {
    'kube-apiserver': join(folder, 'kube-apiserver'),
    kubectl: join(folder, 'kubectl'),
    etcd: inPath('etcd') ?? unpackEtcd(folder),
  }
}
