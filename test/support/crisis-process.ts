import { type ChildProcess, fork } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import type { SignalInput } from '@tocsin/shared/gen/tocsin/signal/v1/Signal.ts'
import { listen } from '@tocsin/shared/runtime/listen.ts'
import type { HostSettings, HostWord } from './crisis-host.ts'
import { DESK_SECRET, TOKENS } from './crisis-plan.ts'
import { REPOSITORY } from './standalone.ts'

/** The response half of the product in a process of its own that is started again each time it is killed. */
export interface CrisisProcess {
  readonly grpcAddress: string
  readonly baseUrl: string
  readonly deaths: () => number
  readonly nowMs: () => number
  /** Sets its clock; resolves when it has it, whatever kills it meanwhile. */
  setClock(nowMs: number): Promise<void>
  /** Raises a signal as the detector would. */
  raise(signal: SignalInput): Promise<void>
  /** Kills it with -9 from outside, so long after it was ready; resolves when it is dead, and the next life begins. */
  kill(aliveMs: number): Promise<void>
  stop(): Promise<void>
}

const START_MS = 30_000

const HOST = '127.0.0.1'

/** A port that nobody listens on now. */
const freePort = async (): Promise<number> => {
  const probe = createServer()
  await listen(probe, { host: HOST, port: 0 })
  const { port } = probe.address() as AddressInfo
  await new Promise(resolve => probe.close(resolve))
  return port
}

const environment = (settings: HostSettings, more: Readonly<Record<string, string>>): NodeJS.ProcessEnv => {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('TOCSIN_') && !name.startsWith('VITEST') && name !== 'NODE_OPTIONS',
  )
  return {
    ...Object.fromEntries(inherited),
    CRISIS_HOST: JSON.stringify(settings),
    TOCSIN_ESCALATION_TOKENS: JSON.stringify(TOKENS),
    TOCSIN_NOTIFIER_DELIVER: 'inbox',
    TOCSIN_CONNECTORS_SECRETS: JSON.stringify({ desk: DESK_SECRET }),
    TOCSIN_CONNECTORS_ALLOW: JSON.stringify(['127.0.0.0/8']),
    ...more,
  }
}

export const startCrisisProcess = async (given: {
  readonly dataDir: string
  readonly startMs: number
  readonly plan: string
  readonly fatalTopics?: readonly string[]
  readonly fatalEvents?: readonly string[]
  /** With the gateway, for who looks with a browser. */
  readonly gateway?: boolean
  /** More settings. */
  readonly env?: Readonly<Record<string, string>>
}): Promise<CrisisProcess> => {
  const { dataDir, plan, fatalTopics = [], fatalEvents = [] } = given
  mkdirSync(dataDir, { recursive: true })
  const grpcPort = await freePort()
  const gatewayPort = given.gateway ? await freePort() : 0
  let nowMs = given.startMs
  let deaths = 0
  let stopping = false
  let child: ChildProcess
  let ready: Promise<void>

  const spawn = (): void => {
    const settings: HostSettings = { dataDir, nowMs, grpcPort, gatewayPort, plan, fatalTopics, fatalEvents }
    const started = fork(join(REPOSITORY, 'test/support/crisis-host.ts'), {
      cwd: REPOSITORY,
      env: environment(settings, given.env ?? {}),
      execArgv: ['--disable-warning=ExperimentalWarning'],
    })
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    // Whoever waits for it sees why; nobody else needs to.
    promise.catch(() => undefined)
    ready = promise
    child = started
    started.once('message', () => resolve())
    started.once('exit', (code, signal) => {
      if (stopping) return resolve()
      if (signal !== 'SIGKILL') return reject(new Error(`the host ended with ${code ?? signal}`))
      deaths++
      spawn()
      ready.then(resolve, reject)
    })
  }

  /** Says it to the living, again to the next one if that one dies before it answers. */
  const say = async (word: HostWord): Promise<void> => {
    const giveUpAt = performance.now() + START_MS
    while (performance.now() < giveUpAt) {
      await ready
      const to = child
      const answered = await new Promise<boolean>(resolve => {
        const done = (told: boolean) => {
          to.off('message', heard)
          to.off('exit', died)
          resolve(told)
        }
        const heard = () => done(true)
        const died = () => done(false)
        to.on('message', heard)
        to.on('exit', died)
        if (to.connected) to.send(word, error => error && done(false))
        else done(false)
      })
      if (answered) return
    }
    throw new Error('the host does not stay alive long enough to answer')
  }

  spawn()
  await ready!
  return {
    grpcAddress: `${HOST}:${grpcPort}`,
    baseUrl: `http://${HOST}:${gatewayPort}`,
    deaths: () => deaths,
    nowMs: () => nowMs,
    async setClock(ms) {
      nowMs = ms
      await say({ nowMs: ms })
    },
    raise: signal => say({ signal }),
    async kill(aliveMs) {
      await ready
      await new Promise(resolve => setTimeout(resolve, aliveMs))
      const dying = child
      if (dying.signalCode !== null) return
      const dead = new Promise(resolve => dying.once('exit', resolve))
      dying.kill('SIGKILL')
      await dead
    },
    async stop() {
      stopping = true
      const ended = new Promise(resolve => child.once('exit', resolve))
      child.disconnect()
      await ended
    },
  }
}
