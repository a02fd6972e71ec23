import { KIND_HEADER, TOPICS } from '@tocsin/shared/events/topics.ts'
import type { Rule } from '@tocsin/shared/gen/tocsin/config/v1/Rule.ts'
import type { BacktestServiceHandlers } from '@tocsin/shared/gen/tocsin/signal/v1/BacktestService.ts'
import type { RunBacktestResponseInput } from '@tocsin/shared/gen/tocsin/signal/v1/RunBacktestResponse.ts'
import type { SignalInput } from '@tocsin/shared/gen/tocsin/signal/v1/Signal.ts'
import type { GrpcService } from '@tocsin/shared/grpc/service.ts'
import type { Log, LogRecord } from '@tocsin/shared/log/port.ts'
import { createFold, createFoldState, type Fold } from '../core/fold.ts'
import { createRecordReader } from '../core/record.ts'
import { PARTITION_NOT_KNOWN, partitionOfBrand } from './brand-partition.ts'
import type { ConfigVersions } from './config-versions.ts'
import { internalError, invalidArgument, type RpcError, tooMany } from './rpc-errors.ts'
import type { Turns } from './turns.ts'

const KINDS = new Set(['RULE_KIND_SHARE', 'RULE_KIND_VOLUME', 'RULE_KIND_COUNT', 'RULE_KIND_FLAG'])

interface Question {
  readonly brandId: string
  readonly fromMs: number
  readonly toMs: number
  readonly rules: readonly Rule[]
}

export interface BacktestDeps {
  readonly log: Log
  readonly configs: ConfigVersions
  readonly turns: Turns
}

const problemOf = ({ brandId, rules, fromMs, toMs }: Question): RpcError | undefined => {
  if (brandId === '') return invalidArgument('brand_id', 'is missing')
  if (toMs !== 0 && toMs < fromMs) return invalidArgument('to_ms', 'lies before from_ms')
  const ids = new Set(rules.map(rule => rule.ruleId))
  if (ids.has('') || ids.size < rules.length) return invalidArgument('rules.rule_id', 'must be there and differ')
  const unknown = rules.findIndex(rule => !KINDS.has(rule.kind))
  return unknown < 0 ? undefined : invalidArgument(`rules[${unknown}].kind`, 'is none that can be tried')
}

/** The very fold and detector over what the log still holds of one brand. Only what it is asked about counts; the rest teaches the usual. */
const runBacktest = async (
  { log, configs }: BacktestDeps,
  { brandId, fromMs, toMs, rules }: Question,
  isCancelled: () => boolean,
): Promise<RunBacktestResponseInput> => {
  const topic = TOPICS.mentionsScored.name
  const partition = await partitionOfBrand(log, brandId)
  const [place] = (await log.offsets(topic)).filter(one => one.partition === partition)
  if (place === undefined) throw new Error(PARTITION_NOT_KNOWN)
  const read = createRecordReader()
  const fold: Fold = createFold(createFoldState(), {
    partial: place.startOffset > 0n,
    ...(rules.length > 0 && { rules }),
  })
  const signals = new Map<string, SignalInput>()
  let foldedFromMs = 0

  const apply = async (record: LogRecord): Promise<void> => {
    const item = read(record.headers[KIND_HEADER], record.value, record.appendedAt)
    if (item.kind === 'bad') return
    if (foldedFromMs === 0) foldedFromMs = item.appendedAtMs
    if (item.kind === 'tick') fold.tick(item.appendedAtMs, record.offset)
    else if (item.kind === 'mention') {
      if (item.mention.brandId === brandId) fold.mention(item.mention, item.appendedAtMs, record.offset)
      else fold.tick(item.appendedAtMs, record.offset)
    } else {
      const { control, appendedAtMs } = item
      const config = control.configId === '' ? undefined : await configs.find(control.configId, control.configVersion)
      if (control.brandId === brandId) fold.control(control, config, appendedAtMs, record.offset)
      else fold.tick(appendedAtMs, record.offset)
    }
  }

  reading: for await (const records of log.read({ topic, partition }, place.startOffset)) {
    for (const record of records) {
      await apply(record)
      if (toMs !== 0 && fold.streamTimeMs() >= toMs) break reading
    }
    for (const signal of fold.take().signals) signals.set(signal.signalId!, signal)
    if (isCancelled()) break
  }
  for (const signal of fold.take().signals) signals.set(signal.signalId!, signal)
  return {
    signals: [...signals.values()].filter(signal => Number(signal.openedAtMs) >= fromMs),
    mentions: fold.tallies().get(brandId)?.mentions ?? 0,
    foldedFromMs,
    foldedToMs: fold.streamTimeMs(),
  }
}

/** tocsin.signal.v1.BacktestService. */
export const createBacktestRpc = (deps: BacktestDeps): GrpcService => {
  const handlers: BacktestServiceHandlers = {
    RunBacktest(call, callback) {
      const { brandId, fromMs, toMs } = call.request
      const rules =
        call.request.rules.length > 0
          ? call.request.rules
          : (deps.configs.latest(`brand/${brandId}`)?.brand?.rules ?? [])
      const question: Question = { brandId, fromMs, toMs, rules }
      const problem = problemOf(question)
      if (problem) return callback(problem)
      const work = deps.turns.take(() => runBacktest(deps, question, () => call.cancelled))
      if (work === undefined) return callback(tooMany('other back-tests are under way'))
      work.then(
        response => callback(null, response),
        error => callback(internalError(error)),
      )
    },
  }
  return { name: 'tocsin.signal.v1.BacktestService', handlers }
}
