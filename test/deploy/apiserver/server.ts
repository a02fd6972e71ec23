import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Binaries } from './build.ts'

export interface Answer {
  readonly ok: boolean
  readonly stdout: string
  /** What was refused or warned of. */
  readonly stderr: string
}

export interface ApiServer {
  /** `kubectl` against it, with manifests on its standard input. */
  kubectl(args: readonly string[], manifests?: readonly unknown[]): Answer
  stop(): Promise<void>
}

const START_LIMIT_MS = 120_000

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })

const kubeconfig = (port: number, token: string): string =>
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'local', cluster: { server: `https://127.0.0.1:${port}`, 'insecure-skip-tls-verify': true } }],
    users: [{ name: 'admin', user: { token } }],
    contexts: [{ name: 'local', context: { cluster: 'local', user: 'admin' } }],
    'current-context': 'local',
  })

/** A kube-apiserver on an empty store, in a temporary folder and on free ports; nothing runs the pods that it is told of. */
export const startApiServer = async (binaries: Binaries): Promise<ApiServer> => {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-apiserver-'))
  const [port, client, peer] = [await freePort(), await freePort(), await freePort()]
  const token = randomBytes(24).toString('hex')
  const config = join(folder, 'kubeconfig')
  const key = join(folder, 'accounts.key')
  writeFileSync(config, kubeconfig(port, token))
  writeFileSync(join(folder, 'tokens.csv'), `${token},admin,1,"system:masters"\n`)
  writeFileSync(
    key,
    generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }),
  )

  const children: ChildProcess[] = []
  const run = (name: string, command: string, args: readonly string[]): void => {
    const log = openSync(join(folder, `${name}.log`), 'w')
    children.push(spawn(command, args, { cwd: folder, stdio: ['ignore', log, log] }))
    closeSync(log)
  }
  const stop = async (): Promise<void> => {
    await Promise.all(
      children.toReversed().map(child => {
        if (child.exitCode !== null || child.signalCode !== null) return undefined
        const ended = new Promise(resolve => child.once('exit', resolve))
        child.kill('SIGKILL')
        return ended
      }),
    )
    rmSync(folder, { recursive: true, force: true })
  }
  const kubectl: ApiServer['kubectl'] = (args, manifests) => {
    const { status, stdout, stderr, error } = spawnSync(
      binaries.kubectl,
      ['--kubeconfig', config, '--cache-dir', join(folder, 'cache'), ...args],
      {
        encoding: 'utf8',
        maxBuffer: 64 * 1024 * 1024,
        input: manifests === undefined ? '' : JSON.stringify({ apiVersion: 'v1', kind: 'List', items: manifests }),
      },
    )
    return { ok: status === 0, stdout, stderr: error ? error.message : stderr }
  }

  const url = `http://127.0.0.1:${client}`
  run('etcd', binaries.etcd, [
    ...['--data-dir', join(folder, 'data'), '--listen-client-urls', url, '--advertise-client-urls', url],
    ...['--listen-peer-urls', `http://127.0.0.1:${peer}`],
  ])
  run('api', binaries['kube-apiserver'], [
    `--etcd-servers=${url}`,
    `--service-account-key-file=${key}`,
    `--service-account-signing-key-file=${key}`,
    '--service-account-issuer=https://localhost',
    `--secure-port=${port}`,
    '--bind-address=127.0.0.1',
    `--cert-dir=${join(folder, 'certificates')}`,
    `--token-auth-file=${join(folder, 'tokens.csv')}`,
    '--authorization-mode=RBAC',
    '--service-cluster-ip-range=10.0.0.0/24',
  ])
  const deadline = Date.now() + START_LIMIT_MS
  while (!kubectl(['get', '--raw', '/readyz']).ok) {
    if (children.some(child => child.exitCode !== null) || Date.now() > deadline) {
      const logs = ['etcd', 'api'].map(name => readFileSync(join(folder, `${name}.log`), 'utf8').slice(-2_000))
      await stop()
      throw new Error(`the API server did not start:\n${logs.join('\n')}`)
    }
    await sleep(250)
  }
  return { kubectl, stop }
}
