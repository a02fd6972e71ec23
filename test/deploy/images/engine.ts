import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { engineAnswers } from '@tocsin/shared/test/docker-engine.ts'
import { run } from './command.ts'
import { unpackedPackages, withPackages } from './packages.ts'

export interface Engine {
  /** As DOCKER_HOST takes it. */
  readonly host: string
  /** Runs the docker command against it; rejects when that fails. */
  docker(...args: readonly string[]): Promise<string>
  /** The environment of that command. */
  readonly env: NodeJS.ProcessEnv
  /** Before a command that is to run in the engine's network. */
  readonly inItsNetwork: readonly string[]
  /** Ends it with everything that it started; its data stay in the folder. */
  stop(): Promise<void>
}

export interface EngineOptions {
  /** Holds its data, socket and log; may have been another engine's before. */
  readonly folder: string
  /**
   * `host`: containers use this machine's network, which the engine leaves as it is. `own`: a network namespace of its own with a bridge,
   * in which ports can be published; nothing beyond it can be reached.
   */
  readonly network: 'host' | 'own'
}

const START_LIMIT_MS = 60_000
const STOP_LIMIT_MS = 60_000

const childOf = async (pid: number): Promise<number> =>
  Number((await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).trim().split(' ')[0])

/**
 * A Docker engine of Debian's packages, started by hand in namespaces of its own: its mounts are nobody else's, and with it ends every
 * process in it, however it ends. Needs root. Rejects with its last lines when it does not come up.
 */
export const startEngine = async ({ folder, network }: EngineOptions): Promise<Engine> => {
  const path = (name: string): string => join(folder, name)
  const env = withPackages(await unpackedPackages())
  const host = `unix://${path('docker.sock')}`
  await mkdir(path('client'), { recursive: true })
  const log = createWriteStream(path('engine.log'))
  await once(log, 'open')
  const namespaces = [
    '--mount',
    '--pid',
    '--fork',
    '--kill-child',
    '--mount-proc',
    ...(network === 'own' ? ['--net'] : []),
  ]
  const settings = ['--iptables=false', '--ip-forward=false', ...(network === 'host' ? ['--bridge=none'] : [])]
  const paths = ['--data-root', path('data'), '--exec-root', path('exec'), '--pidfile', path('pid'), '--host', host]
  const child: ChildProcess = spawn('unshare', [...namespaces, 'dockerd', ...paths, ...settings], {
    env,
    stdio: ['ignore', log, log],
  })
  log.close()
  let failure: Error | undefined
  child.once('error', error => {
    failure = error
  })
  const exit = once(child, 'exit')
  exit.catch(() => undefined)
  const hasEnded = (): boolean => failure !== undefined || child.exitCode !== null || child.signalCode !== null
  const killNow = (): void => void child.kill('SIGKILL')
  process.on('exit', killNow)

  const deadline = Date.now() + START_LIMIT_MS
  while (!(await engineAnswers({ DOCKER_HOST: host }))) {
    if (hasEnded() || Date.now() > deadline) {
      killNow()
      const lines = (await readFile(path('engine.log'), 'utf8')).trim().split('\n').slice(-15).join('\n')
      throw new Error(`no Docker engine can be started here: ${failure?.message ?? lines}`)
    }
    await sleep(100)
  }
  const pid = await childOf(child.pid!)
  const inItsNetwork = network === 'own' ? ['nsenter', '--target', String(pid), '--net', '--'] : []
  if (network === 'own') await run([...inItsNetwork, 'ip', 'link', 'set', 'lo', 'up'])
  const clientEnv = { ...env, DOCKER_HOST: host, DOCKER_CONFIG: path('client'), DOCKER_BUILDKIT: '1' }
  return {
    host,
    env: clientEnv,
    inItsNetwork,
    docker: (...args) => run(['docker', ...args], { env: clientEnv }),
    async stop() {
      process.off('exit', killNow)
      if (hasEnded()) return
      const kill = setTimeout(killNow, STOP_LIMIT_MS)
      process.kill(pid, 'SIGTERM')
      await exit
      clearTimeout(kill)
    },
  }
}
