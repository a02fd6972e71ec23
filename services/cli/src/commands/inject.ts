import { randomUUID } from 'node:crypto'
import type { MentionServiceClient } from '@tocsin/shared/gen/tocsin/ingest/v1/MentionService.ts'
import type { PublishResponse } from '@tocsin/shared/gen/tocsin/ingest/v1/PublishResponse.ts'
import type { Signal } from '@tocsin/shared/gen/tocsin/signal/v1/Signal.ts'
import type { SignalServiceClient } from '@tocsin/shared/gen/tocsin/signal/v1/SignalService.ts'
import { positiveNumber, UsageError } from '@tocsin/shared/runtime/arguments.ts'
import type { Command, Terminal } from '../command.ts'
import { ADDRESS_OPTION, targetOf, withClient } from '../connection.ts'
import { signalLines } from './explain.ts'

interface Order {
  readonly brandId: string
  readonly text: string
  readonly count: number
  readonly authors: number
}

const MAX_COUNT = 100_000

const readOrder = (options: Readonly<Record<string, string | boolean | undefined>>): Order => {
  const { brand, text } = options
  if (typeof brand !== 'string') throw new UsageError('inject needs --brand ID, e.g. --brand norrbryggt')
  if (typeof text !== 'string') throw new UsageError('inject needs --text "…"')
  const count = positiveNumber(options, 'count') ?? 1
  if (!Number.isInteger(count) || count > MAX_COUNT)
    throw new UsageError(`--count must be a whole number up to ${MAX_COUNT}`)
  return { brandId: brand, text, count, authors: positiveNumber(options, 'authors') ?? count }
}

const publish = (client: MentionServiceClient, { brandId, text, count, authors }: Order): Promise<PublishResponse[]> =>
  new Promise((resolve, reject) => {
    const call = client.publish({ deadline: Date.now() + 30_000 })
    const answers: PublishResponse[] = []
    call.on('data', (answer: PublishResponse) => answers.push(answer))
    call.on('error', reject)
    call.on('end', () => resolve(answers))
    const run = randomUUID()
    for (let i = 0; i < count; i++) {
      const post = {
        nativeId: `${run}-${i}`,
        text,
        publishedAtMs: Date.now(),
        author: `visitor-${run}-${i % authors}`,
        brandIds: [brandId],
      }
      call.write({ requestId: String(i), post })
    }
    call.end()
  })

/** Once one signal is open, others of the same talk follow within an evaluation or two: rules look every 10 s. */
const COMPANY_MS = 15_000

/**
 * Signals of the brand that open after `sinceMs`, the newest state of each: all that come until one asks people (suspect), or until
 * the first has waited for company, or until the time is up.
 */
const newSignals = (
  client: SignalServiceClient,
  brandId: string,
  sinceMs: number,
  timeoutMs: number,
): Promise<Signal[]> =>
  new Promise((resolve, reject) => {
    const call = client.watchSignals({ brandIds: [brandId] }, { deadline: Date.now() + timeoutMs + 5_000 })
    const found = new Map<string, Signal>()
    const finish = (): void => {
      clearTimeout(timer)
      call.cancel()
      resolve([...found.values()])
    }
    let timer = setTimeout(finish, timeoutMs)
    call.on('data', ({ signal }: { signal?: Signal | null }) => {
      if (signal?.state !== 'SIGNAL_STATE_OPEN' || signal.openedAtMs < sinceMs) return
      if (found.size === 0) {
        clearTimeout(timer)
        timer = setTimeout(finish, COMPANY_MS)
      }
      found.set(signal.signalId, signal)
      if (signal.level === 'RULE_LEVEL_SUSPECT') finish()
    })
    call.on('error', (error: Error & { code?: number }) => {
      const CANCELLED = 1
      if (error.code === CANCELLED) return
      clearTimeout(timer)
      reject(error)
    })
  })

const report = (answers: readonly PublishResponse[], { out }: Terminal): number => {
  const by = new Map<string, number>()
  for (const { outcome, reason, detail } of answers) {
    const why = detail || reason
    const name = outcome.replace('PUBLISH_OUTCOME_', '').toLowerCase() + (why ? `: ${why}` : '')
    by.set(name, (by.get(name) ?? 0) + 1)
  }
  for (const [name, count] of by) out(`${count} ${name}`)
  return answers.filter(({ outcome }) => outcome === 'PUBLISH_OUTCOME_ACCEPTED').length
}

export const inject: Command = {
  name: 'inject',
  takes: '--brand ID --text "…" [--count N]',
  doc: 'Publish mentions of a brand and read why a signal fires.',
  options: {
    brand: { value: 'ID', doc: 'Brand, e.g. norrbryggt.' },
    text: { value: '"…"', doc: 'What the mentions say.' },
    count: { value: 'N', doc: 'How many (default 1), each with an id of its own.' },
    authors: { value: 'N', doc: 'From how many authors (default: one each).' },
    wait: {
      value: 'SECONDS',
      doc: 'How long to wait for a signal (default 60; only when more than one mention is sent).',
    },
    ...ADDRESS_OPTION,
    signals: {
      value: 'HOST:PORT',
      doc: 'gRPC address of the aggregator, where that is a process of its own (default: --address).',
    },
  },
  async run(parsed, terminal) {
    const order = readOrder(parsed.options)
    const target = targetOf(parsed, terminal)
    const { signals: signalsAt } = parsed.options
    const waitMs = (positiveNumber(parsed.options, 'wait') ?? 60) * 1000
    const sinceMs = Date.now() - 1000
    const answers = await withClient<MentionServiceClient, PublishResponse[]>(
      'tocsin.ingest.v1.MentionService',
      target,
      client => publish(client, order),
    )
    const accepted = report(answers, terminal)
    if (accepted === 0) return 1
    if (order.count === 1) return 0
    terminal.out(`waiting up to ${waitMs / 1000} s for a signal of ${order.brandId} …`)
    const signals = await withClient<SignalServiceClient, Signal[]>(
      'tocsin.signal.v1.SignalService',
      typeof signalsAt === 'string' ? { ...target, address: signalsAt } : target,
      client => newSignals(client, order.brandId, sinceMs, waitMs),
    )
    if (signals.length === 0) {
      terminal.out('no signal: that is not unusual enough for this brand, or one was open already (tocsin signals)')
    }
    for (const line of signals.flatMap(signalLines)) terminal.out(line)
    return 0
  },
}
