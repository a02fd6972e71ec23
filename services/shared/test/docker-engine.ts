import { existsSync } from 'node:fs'
import { get, type RequestOptions } from 'node:http'
import { homedir, userInfo } from 'node:os'
import { join } from 'node:path'

type Environment = Readonly<Record<string, string | undefined>>

/** An engine on this machine answers within milliseconds; one that hangs must not hold up those who have another way. */
const LIMIT_MS = 1_000

const optionsOf = (address: string): RequestOptions | undefined => {
  const url = URL.parse(address)
  if (url?.protocol === 'unix:') return { socketPath: url.pathname }
  if (url?.protocol === 'tcp:' || url?.protocol === 'http:') return { host: url.hostname, port: url.port || '2375' }
  return undefined
}

/** Where testcontainers finds an engine, in its order: the environment, else the first socket that exists. */
const engineOf = (env: Environment): RequestOptions | undefined => {
  if (env['DOCKER_HOST']) return optionsOf(env['DOCKER_HOST'])
  const runtimeDir = env['XDG_RUNTIME_DIR']
  const socketPath = [
    '/var/run/docker.sock',
    ...(runtimeDir ? [join(runtimeDir, 'docker.sock')] : []),
    join(homedir(), '.docker/run/docker.sock'),
    join(homedir(), '.docker/desktop/docker.sock'),
    `/run/user/${userInfo().uid}/docker.sock`,
  ].find(path => existsSync(path))
  return socketPath === undefined ? undefined : { socketPath }
}

/**
 * Whether a Docker engine answers, so that testcontainers can be used: a `docker` command alone is none. Says no at once where there is no
 * socket or nobody behind it, and after a second at the latest. TOCSIN_TEST_CONTAINERS=off says no always.
 */
export const engineAnswers = (env: Environment = process.env): Promise<boolean> => {
  const engine = env['TOCSIN_TEST_CONTAINERS'] === 'off' ? undefined : engineOf(env)
  if (!engine) return Promise.resolve(false)
  return new Promise(resolve => {
    const request = get({ ...engine, path: '/_ping', signal: AbortSignal.timeout(LIMIT_MS) }, answer => {
      answer.resume()
      resolve(answer.statusCode === 200)
    })
    request.on('error', () => resolve(false))
  })
}
