import { setTimeout as sleep } from 'node:timers/promises'
import type { Engine } from './engine.ts'

export interface Container {
  readonly healthUrl: string
  /** Of the image's HEALTHCHECK: starting, healthy, unhealthy. */
  health(): Promise<string>
  logs(): Promise<string>
  /** SIGTERM and, if that is not enough, SIGKILL; removes it. Rejects with its last lines when its exit code is another than 0. */
  stop(): Promise<void>
}

export interface ContainerOptions {
  readonly image: string
  readonly env?: Readonly<Record<string, string>>
  readonly healthPort: number
  readonly args?: readonly string[]
  /** Anonymous volumes; everything else is read-only. */
  readonly volumes?: readonly string[]
}

const STOP_LIMIT_S = 40
const ASK_EVERY_MS = 200

/** Starts an image as a strict cluster does: read-only root, no capabilities, no new privileges; on this machine's network. */
export const startContainer = async (
  { docker }: Engine,
  { image, env = {}, healthPort, args = [], volumes = [] }: ContainerOptions,
): Promise<Container> => {
  const all = { TOCSIN_RUNTIME_HEALTH_PORT: String(healthPort), ...env }
  const id = (
    await docker(
      'run',
      '--detach',
      '--network=host',
      '--read-only',
      '--cap-drop=ALL',
      '--security-opt=no-new-privileges',
      '--health-interval=1s',
      ...Object.entries(all).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
      ...volumes.flatMap(volume => ['--volume', volume]),
      image,
      ...args,
    )
  ).trim()
  const inspect = async (format: string): Promise<string> => (await docker('inspect', '--format', format, id)).trim()
  const logs = (): Promise<string> => docker('logs', '--tail=40', id)
  return {
    healthUrl: `http://127.0.0.1:${healthPort}`,
    health: () => inspect('{{.State.Health.Status}}'),
    logs,
    async stop() {
      await docker('stop', `--time=${STOP_LIMIT_S}`, id)
      const code = await inspect('{{.State.ExitCode}}')
      const said = await logs()
      await docker('rm', '--volumes', id)
      if (code !== '0') throw new Error(`${image} ended with ${code}:\n${said}`)
    },
  }
}

/** Asks until the answer pleases; rejects with what the container said when it does not in time. */
export const until = async <T>(
  container: Container,
  limitMs: number,
  ask: () => Promise<T>,
  pleases: (answer: T) => boolean,
): Promise<T> => {
  const deadline = Date.now() + limitMs
  for (;;) {
    const answer = await ask().catch(error => error as Error)
    if (!(answer instanceof Error) && pleases(answer)) return answer
    if (Date.now() > deadline) throw new Error(`last answer ${String(answer)}:\n${await container.logs()}`)
    await sleep(ASK_EVERY_MS)
  }
}

/** Status and text of /livez or /readyz. */
export const ask = async ({ healthUrl }: Container, path: '/livez' | '/readyz') => {
  const answer = await fetch(`${healthUrl}${path}`)
  return { status: answer.status, text: await answer.text() }
}
