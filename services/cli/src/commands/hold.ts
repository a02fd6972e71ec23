import type { HoldState } from '@tocsin/shared/gen/tocsin/crisis/v1/HoldState.ts'
import type { CheckHoldResponse } from '@tocsin/shared/gen/tocsin/hold/v1/CheckHoldResponse.ts'
import type { HoldServiceClient } from '@tocsin/shared/gen/tocsin/hold/v1/HoldService.ts'
import { type ParsedArguments, UsageError } from '@tocsin/shared/runtime/arguments.ts'
import { parseDuration } from '@tocsin/shared/runtime/setting.ts'
import { didYouMean } from '@tocsin/shared/runtime/suggest.ts'
import type { Command, Terminal } from '../command.ts'
import { callAs } from '../connection.ts'
import { holdLines } from '../crisis-lines.ts'
import { ACT_OPTIONS, needed, optional, requestIdOf } from './act.ts'

const SERVICE = 'tocsin.hold.v1.HoldService'
const VERBS = ['check', 'start', 'release'] as const
const DEFAULT_REVIEW = '4h'
/** Exit code of "held": a publishing script can ask `tocsin hold check BRAND && publish`. */
const HELD = 3

const print = (hold: HoldState | null, { options }: ParsedArguments, terminal: Terminal): number => {
  if (!hold) return 0
  if (options['json']) terminal.out(JSON.stringify(hold))
  else for (const line of holdLines(hold)) terminal.out(line.slice(2))
  return 0
}

const check = async (parsed: ParsedArguments, terminal: Terminal, brandId: string): Promise<number> => {
  const request = { brandId, account: optional(parsed.options, 'account') }
  const response = await callAs<HoldServiceClient, CheckHoldResponse>(
    SERVICE,
    parsed,
    terminal,
    (client, metadata, how, done) => client.checkHold(request, metadata, how, done),
  )
  const held = response.answer !== 'HOLD_ANSWER_CLEAR'
  if (parsed.options['json']) terminal.out(JSON.stringify(response))
  else {
    terminal.out(held ? `${brandId}: held, do not publish` : `${brandId}: clear`)
    for (const line of response.holds.flatMap(holdLines)) terminal.out(line)
  }
  return held ? HELD : 0
}

const start = async (parsed: ParsedArguments, terminal: Terminal, brandIds: string): Promise<number> => {
  const { options } = parsed
  const review = optional(options, 'review-in') || DEFAULT_REVIEW
  const reviewMs = parseDuration(review)
  if (reviewMs === undefined) throw new UsageError(`--review-in must be a duration such as 4h, not "${review}"`)
  const accounts = optional(options, 'accounts')
  const request = {
    requestId: requestIdOf(options),
    crisisId: optional(options, 'crisis'),
    brandIds: brandIds.split(',').map(id => id.trim()),
    reason: needed(options, 'reason', 'say why'),
    reviewByMs: Date.now() + reviewMs,
    ...(accounts !== '' && {
      scope: { kind: 'HOLD_SCOPE_KIND_ACCOUNTS' as const, accounts: accounts.split(',').map(one => one.trim()) },
    }),
  }
  const { hold } = await callAs<HoldServiceClient, { hold: HoldState | null }>(
    SERVICE,
    parsed,
    terminal,
    (client, metadata, how, done) => client.startHold(request, metadata, how, done),
  )
  return print(hold, parsed, terminal)
}

const release = async (parsed: ParsedArguments, terminal: Terminal, holdId: string): Promise<number> => {
  const { options } = parsed
  const connector = optional(options, 'connector')
  const postId = optional(options, 'post')
  if ((connector === '') !== (postId === ''))
    throw new UsageError('to release one post name both --connector and --post; without them the hold ends')
  const request = {
    requestId: requestIdOf(options),
    holdId,
    reason: needed(options, 'reason', 'say why'),
    connector,
    postId,
  }
  const { hold } = await callAs<HoldServiceClient, { hold: HoldState | null }>(
    SERVICE,
    parsed,
    terminal,
    (client, metadata, how, done) => client.releaseHold(request, metadata, how, done),
  )
  return print(hold, parsed, terminal)
}

export const hold: Command = {
  name: 'hold',
  takes: 'check BRAND | start BRAND | release HOLD_ID',
  doc: `Ask whether a brand may publish (exit code ${HELD}: held), hold its posts, release one post or end a hold.`,
  options: {
    account: { value: 'ID', doc: 'check: the account that wants to publish.' },
    reason: { value: '"…"', doc: 'start, release: why.' },
    crisis: { value: 'ID', doc: 'start: the crisis it belongs to.' },
    accounts: { value: 'LIST', doc: 'start: only these accounts (default: everything).' },
    'review-in': { value: 'TIME', doc: `start: when to look at it again (default ${DEFAULT_REVIEW}).` },
    connector: { value: 'ID', doc: 'release: connector of the post.' },
    post: { value: 'ID', doc: 'release: this post only; the hold stands.' },
    ...ACT_OPTIONS,
  },
  maxPositionals: 2,
  run(parsed, terminal) {
    const [verb = '', id] = parsed.positionals
    const known = VERBS.find(one => one === verb)
    if (!known) throw new UsageError(`hold takes ${VERBS.join(', ')}; not "${verb}".${didYouMean(verb, VERBS)}`)
    if (id === undefined) throw new UsageError(`hold ${verb} needs ${known === 'release' ? 'a hold id' : 'a brand id'}`)
    return { check, start, release }[known](parsed, terminal, id)
  },
}
