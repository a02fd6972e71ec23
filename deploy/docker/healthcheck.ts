import { readConfigured } from '@tocsin/shared/runtime/configured.ts'
import { runtimeSection } from '@tocsin/shared/runtime/sections.ts'

const PATHS = ['/livez', '/readyz']
const TIMEOUT_MS = 4_000

export interface Health {
  readonly healthy: boolean
  /** What the process said of itself, or why it could not be asked. */
  readonly said: string
}

/** An address on which the process in the same container answers. */
const reachable = (host: string): string => {
  if (host === '0.0.0.0') return '127.0.0.1'
  if (host === '::') return '[::1]'
  return host.includes(':') ? `[${host}]` : host
}

/**
 * Asks the process in the same container, where its settings say that it listens: the same file (`TOCSIN_CONFIG`) and environment.
 * `path` is /livez or /readyz. Never rejects.
 */
export const askHealth = async (path: string, env: Readonly<Record<string, string | undefined>>): Promise<Health> => {
  if (!PATHS.includes(path)) return { healthy: false, said: `ask for ${PATHS.join(' or ')}, not "${path}"` }
  try {
    const { values } = readConfigured({ runtime: runtimeSection }, env, env['TOCSIN_CONFIG'])
    const { host, healthPort } = values.runtime
    const answer = await fetch(`http://${reachable(host)}:${healthPort}${path}`, {
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    return { healthy: answer.ok, said: (await answer.text()).trim() }
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined
    return { healthy: false, said: cause instanceof Error ? cause.message : String(error) }
  }
}

if (import.meta.main) {
  const { healthy, said } = await askHealth(process.argv[2] ?? '/livez', process.env)
  process.stdout.write(`${said}\n`)
  process.exitCode = healthy ? 0 : 1
}
