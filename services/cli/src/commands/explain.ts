import type { ExplainSignalResponse } from '@tocsin/shared/gen/tocsin/signal/v1/ExplainSignalResponse.ts'
import type { ListSignalsResponse } from '@tocsin/shared/gen/tocsin/signal/v1/ListSignalsResponse.ts'
import type { Signal } from '@tocsin/shared/gen/tocsin/signal/v1/Signal.ts'
import type { SignalServiceClient } from '@tocsin/shared/gen/tocsin/signal/v1/SignalService.ts'
import { unary } from '@tocsin/shared/grpc/client.ts'
import { UsageError } from '@tocsin/shared/runtime/arguments.ts'
import type { Command } from '../command.ts'
import { ADDRESS_OPTION, targetOf, withClient } from '../connection.ts'

const SERVICE = 'tocsin.signal.v1.SignalService'
const lower = (name: string, prefix: string): string => name.replace(prefix, '').toLowerCase()

/** One signal as lines: what, since when, in words, what it is about. */
export const signalLines = (signal: Signal): string[] => [
  `${signal.signalId}`,
  `  ${lower(signal.level, 'RULE_LEVEL_')} · ${lower(signal.kind, 'RULE_KIND_')} · ${lower(signal.state, 'SIGNAL_STATE_')} since ${new Date(signal.openedAtMs).toISOString()}`,
  `  ${signal.arithmetic?.sentence ?? ''}`,
  ...(signal.about.length > 0
    ? [`  about ${signal.about.map(({ term, negative }) => `«${term}» ${negative}`).join(' · ')}`]
    : []),
]

export const signals: Command = {
  name: 'signals',
  takes: '[--brand ID] [--open]',
  doc: 'List signals, newest last.',
  options: {
    brand: { value: 'ID', doc: 'Only this brand.' },
    open: { doc: 'Only those that are open.' },
    json: { doc: 'Print JSON, one signal a line.' },
    ...ADDRESS_OPTION,
  },
  async run(parsed, terminal) {
    const { brand, open, json } = parsed.options
    const target = targetOf(parsed, terminal)
    const response = await withClient<SignalServiceClient, ListSignalsResponse>(SERVICE, target, client =>
      unary((options, done) =>
        client.listSignals(
          { brandId: typeof brand === 'string' ? brand : '', openOnly: open === true, limit: 200 },
          options,
          done,
        ),
      ),
    )
    if (response.signals.length === 0 && !json) terminal.out('no signals')
    for (const signal of response.signals) {
      if (json) terminal.out(JSON.stringify(signal))
      else for (const line of signalLines(signal)) terminal.out(line)
    }
    return 0
  },
}

export const explain: Command = {
  name: 'explain',
  takes: 'SIGNAL_ID',
  doc: 'Print the arithmetic of a signal, every input included.',
  options: { json: { doc: 'Print JSON.' }, ...ADDRESS_OPTION },
  maxPositionals: 1,
  async run(parsed, terminal) {
    const [signalId] = parsed.positionals
    if (!signalId) throw new UsageError('explain needs a signal id; "tocsin signals" lists them')
    const response = await withClient<SignalServiceClient, ExplainSignalResponse>(
      SERVICE,
      targetOf(parsed, terminal),
      client => unary((options, done) => client.explainSignal({ signalId }, options, done)),
    )
    if (parsed.options['json']) terminal.out(JSON.stringify(response, null, 2))
    else for (const line of response.lines) terminal.out(line)
    return 0
  },
}
