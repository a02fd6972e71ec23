import type { IncomingHttpHeaders } from 'node:http'
import type { Readable } from 'node:stream'
import { TRACE_HEADER } from '@tocsin/shared/runtime/traces/traceparent.ts'
import { callersTrace } from '../../adapters/callers-trace.ts'
import type { Publisher } from '../../adapters/publisher.ts'
import type { Source } from '../../adapters/sources.ts'
import type { Parsed } from '../file/parse.ts'
import { type Access, hasToken } from './access.ts'
import { type Answer, answerFailure, answerItems, type ItemAnswer, itemAnswer, problem } from './answer.ts'
import { MalformedError, parseJsonBody, parseLines, readBody, TooLargeError } from './body.ts'
import type { ReplayWindow } from './replay.ts'
import { type SignatureProblem, verifySignature } from './signature.ts'

export interface Delivery {
  readonly headers: IncomingHttpHeaders
  readonly body: Readable
  readonly source: Source
  readonly access: Access
}

export interface ReceiveDeps {
  readonly publisher: Publisher
  readonly replay: ReplayWindow
  readonly maxBodyBytes: number
  readonly now: () => number
}

const MAX_ITEMS = 10_000
const MAX_LINE_BYTES = 1_048_576
const BATCH = 500

const REFUSALS: Readonly<Record<SignatureProblem, string>> = {
  'missing-header': 'webhook-id, webhook-timestamp and webhook-signature are needed',
  'malformed-header': 'webhook-id or webhook-timestamp is malformed',
  'stale-timestamp': 'webhook-timestamp is more than 5 minutes from now',
  'wrong-signature': 'no signature matches the body',
}

const formatOf = (headers: IncomingHttpHeaders): 'json' | 'ndjson' | undefined => {
  const [type = '', ...parameters] = (headers['content-type'] ?? '')
    .toLowerCase()
    .split(';')
    .map(part => part.trim())
  const charset = parameters.find(parameter => parameter.startsWith('charset='))?.slice('charset='.length)
  const encoding = headers['content-encoding'] ?? 'identity'
  if (encoding !== 'identity' || (charset !== undefined && charset.replaceAll('"', '') !== 'utf-8')) return undefined
  if (type === 'application/json') return 'json'
  return type === 'application/x-ndjson' || type === 'application/ndjson' ? 'ndjson' : undefined
}

const header = (headers: IncomingHttpHeaders, name: string): string | undefined => {
  const value = headers[name]
  return typeof value === 'string' ? value : undefined
}

/** Publishes posts in batches as they are parsed; keeps the order, and an answer for each. */
const publishAll = async (
  parsed: AsyncIterable<Parsed> | Iterable<Parsed>,
  { source, headers }: Delivery,
  publisher: Publisher,
): Promise<Answer> => {
  const answers: ItemAnswer[] = []
  const trace = callersTrace(header(headers, TRACE_HEADER))
  let batch: { index: number; post: unknown }[] = []
  let index = 0
  const flush = async (): Promise<void> => {
    const results = await publisher.publish(
      batch.map(({ post }) => post),
      source,
      trace,
    )
    for (const [at, result] of results.entries()) answers.push(itemAnswer(batch[at]!.index, result))
    batch = []
  }
  for await (const one of parsed) {
    if (index >= MAX_ITEMS) throw new TooLargeError(`at most ${MAX_ITEMS} posts at once`)
    if ('post' in one) batch.push({ index, post: one.post })
    else answers.push(itemAnswer(index, one.problem))
    index++
    if (batch.length >= BATCH) await flush()
  }
  if (batch.length > 0) await flush()
  const broken = answers.filter(({ outcome, id }) => outcome === 'rejected' && id === '').length
  source.monitor.rejected(broken)
  return answerItems(answers.sort((a, b) => a.index - b.index))
}

/**
 * Takes one delivery: checks form, authorization and replay, publishes, and answers. Signed bodies are read whole (within the limit) and
 * verified before they are parsed; NDJSON of senders with a token is published line by line as it streams in.
 */
export const receive = async (delivery: Delivery, deps: ReceiveDeps): Promise<Answer> => {
  const { headers, body, source, access } = delivery
  const { publisher, replay, maxBodyBytes, now } = deps
  const format = formatOf(headers)
  if (!format)
    return problem(
      'unsupported-media-type',
      'send application/json or application/x-ndjson, UTF-8, without content-encoding',
    )
  if (Number(headers['content-length'] ?? 0) > maxBodyBytes)
    return problem('too-large', `the body is larger than ${maxBodyBytes} bytes`)

  const id = header(headers, 'webhook-id')
  const signature = header(headers, 'webhook-signature')
  const isTrusted = access.unsigned || hasToken(headers.authorization, access.token)
  const mustVerify = access.secrets.length > 0 && (signature !== undefined || !isTrusted)
  if (!mustVerify && !isTrusted) return problem('unauthorized', 'a bearer token is needed')
  try {
    if (!mustVerify && format === 'ndjson' && id === undefined)
      return await publishAll(parseLines(body as AsyncIterable<Buffer>, MAX_LINE_BYTES), delivery, publisher)
    const raw = await readBody(body, maxBodyBytes)
    if (mustVerify) {
      const signed = { id, timestamp: header(headers, 'webhook-timestamp'), signature }
      const refused = verifySignature(raw, signed, access.secrets, now())
      if (refused) return problem('unauthorized', REFUSALS[refused], { reason: refused })
    }
    const work = async (): Promise<Answer> => {
      try {
        const parsed = format === 'json' ? parseJsonBody(raw) : parseLines([raw], MAX_LINE_BYTES)
        return await publishAll(parsed, delivery, publisher)
      } catch (error) {
        return answerOf(error)
      }
    }
    if (id === undefined) return await work()
    const conflict = (): Answer => problem('conflict', 'this webhook-id came with another body before')
    return await replay.once(`${source.id} ${id}`, raw, work, conflict)
  } catch (error) {
    return answerOf(error)
  }
}

const answerOf = (error: unknown): Answer => {
  if (error instanceof TooLargeError) return problem('too-large', error.message)
  if (error instanceof MalformedError) return problem('malformed', error.message)
  return answerFailure(error)
}
