import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseYamlValue } from '@tocsin/shared/runtime/yaml-value.ts'
import { type AccessToken, parseTokens } from '../access-token.ts'
import type { EscalationEvents } from '../events.ts'

/** A list of tokens in a file of its own (YAML or JSON), followed while it changes. */
export interface TokensFile {
  /** Resolves when the file was read once, well or not. */
  start(): Promise<void>
  stop(): Promise<void>
  /** The last list that was read whole and right. */
  tokens(): readonly AccessToken[]
  /** Why no list was ever read; undefined once one was. */
  missing(): string | undefined
}

/** Also how long a text must stay as it is before it counts: whoever writes it may not be done. */
const LOOK_MS = 500

type Reading = { readonly tokens: readonly AccessToken[] } | { readonly problems: readonly string[] }

const parse = (text: string): Reading => {
  const read = parseYamlValue(text)
  if ('problem' in read) return { problems: [read.problem] }
  const problems: string[] = []
  const tokens = parseTokens(read.value, (message, path = []) => problems.push(`${path.join('.')}: ${message}`))
  return tokens && problems.length === 0 ? { tokens } : { problems }
}

export const createTokensFile = (path: string, events: EscalationEvents): TokensFile => {
  const stopping = new AbortController()
  let tokens: readonly AccessToken[] = []
  let everRead = false
  let seen: string | undefined
  let taken: string | undefined
  let running: Promise<void> = Promise.resolve()

  const refuse = (problems: readonly string[]): void => events.tokensFileRefused(path, problems)

  const take = (text: string): void => {
    taken = text
    const reading = parse(text)
    if ('problems' in reading) refuse(reading.problems)
    else {
      everRead = true
      tokens = reading.tokens
      events.tokensFileRead(path, tokens.length)
    }
  }

  const read = (): Promise<string | undefined> =>
    readFile(path, 'utf8').catch(error => {
      const why = String(error instanceof Error ? error.message : error)
      if (seen !== why) refuse([why])
      seen = why
      taken = undefined
      return undefined
    })

  const look = async (): Promise<void> => {
    const text = await read()
    if (text === undefined) return
    if (text === seen && text !== taken) take(text)
    seen = text
  }

  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await sleep(LOOK_MS, undefined, { signal: stopping.signal }).catch(() => undefined)
      if (!stopping.signal.aborted) await look()
    }
  }

  return {
    async start() {
      const text = await read()
      if (text !== undefined) {
        seen = text
        take(text)
      }
      running = run()
    },
    async stop() {
      stopping.abort()
      await running
    },
    tokens: () => tokens,
    missing: () => (everRead ? undefined : `no list of tokens could be read from ${path}`),
  }
}
