import type { ListNotificationsResponse } from '@tocsin/shared/gen/tocsin/notification/v1/ListNotificationsResponse.ts'
import type { NotificationEvent } from '@tocsin/shared/gen/tocsin/notification/v1/NotificationEvent.ts'
import type { NotificationServiceClient } from '@tocsin/shared/gen/tocsin/notification/v1/NotificationService.ts'
import type { TestNotificationResponse } from '@tocsin/shared/gen/tocsin/notification/v1/TestNotificationResponse.ts'
import { bearer, unary } from '@tocsin/shared/grpc/client.ts'
import { type ParsedArguments, UsageError } from '@tocsin/shared/runtime/arguments.ts'
import { didYouMean } from '@tocsin/shared/runtime/suggest.ts'
import type { Command, Terminal } from '../command.ts'
import { callAs, targetOf, tokenOf, withClient } from '../connection.ts'
import { time } from '../crisis-lines.ts'
import { ACT_OPTIONS, optional, requestIdOf } from './act.ts'

const SERVICE = 'tocsin.notification.v1.NotificationService'
const VERBS = ['test', 'list', 'resend'] as const
const PAGE = 200
/** Targets may be slow: the test waits for all of them. */
const TEST_MS = 60_000

const state = (name: string): string => name.replace('DELIVERY_STATE_', '').toLowerCase()

const eventLine = ({ contactId, state: name, attempt, reason }: NotificationEvent): string =>
  `${contactId}: ${state(name)}${attempt > 1 ? ` after ${attempt} attempts` : ''}${reason === '' ? '' : ` · ${reason}`}`

const test = async (parsed: ParsedArguments, terminal: Terminal, personId: string): Promise<number> => {
  const request = { requestId: requestIdOf(parsed.options), personId }
  const token = tokenOf(parsed, terminal)
  const { events } = await withClient<NotificationServiceClient, TestNotificationResponse>(
    SERVICE,
    targetOf(parsed, terminal),
    client =>
      unary((options, done) => {
        const metadata = bearer(token)
        if (token === '') metadata.remove('authorization')
        return client.testNotification(request, metadata, options, done)
      }, TEST_MS),
  )
  if (events.length === 0) terminal.out(`${personId} has no contact method`)
  for (const event of events) terminal.out(parsed.options['json'] ? JSON.stringify(event) : eventLine(event))
  return events.length > 0 && events.every(event => event.state === 'DELIVERY_STATE_DELIVERED') ? 0 : 1
}

const list = async (parsed: ParsedArguments, terminal: Terminal): Promise<number> => {
  const { options } = parsed
  const request = { crisisId: optional(options, 'crisis'), personId: optional(options, 'person'), limit: PAGE }
  const { notifications } = await callAs<NotificationServiceClient, ListNotificationsResponse>(
    SERVICE,
    parsed,
    terminal,
    (client, metadata, how, done) => client.listNotifications(request, metadata, how, done),
  )
  if (notifications.length === 0 && !options['json']) terminal.out('no notifications')
  for (const one of notifications) {
    const { requested, state: name, events } = one
    const why = events.at(-1)?.reason ?? ''
    terminal.out(
      options['json']
        ? JSON.stringify(one)
        : `${time(requested?.requestedAtMs ?? 0)}  ${state(name)}${why === '' ? '' : ` (${why})`} · ${requested?.personId}/${requested?.contactId}: ${requested?.subject}  [${requested?.idempotencyKey}]`,
    )
  }
  return 0
}

const resend = async (parsed: ParsedArguments, terminal: Terminal, idempotencyKey: string): Promise<number> => {
  const request = { requestId: requestIdOf(parsed.options), idempotencyKey }
  await callAs<NotificationServiceClient, object>(SERVICE, parsed, terminal, (client, metadata, how, done) =>
    client.resendNotification(request, metadata, how, done),
  )
  terminal.out(`sent again: ${idempotencyKey}`)
  return 0
}

export const notify: Command = {
  name: 'notify',
  takes: 'test PERSON | list | resend KEY',
  doc: 'Send a test to every contact of a person; list deliveries; send one again that was given up.',
  options: {
    crisis: { value: 'ID', doc: 'list: only of this crisis.' },
    person: { value: 'ID', doc: 'list: only to this person.' },
    ...ACT_OPTIONS,
  },
  maxPositionals: 2,
  run(parsed, terminal) {
    const [verb = '', id] = parsed.positionals
    const known = VERBS.find(one => one === verb)
    if (!known) throw new UsageError(`notify takes ${VERBS.join(', ')}; not "${verb}".${didYouMean(verb, VERBS)}`)
    if (known === 'list') return list(parsed, terminal)
    if (id === undefined)
      throw new UsageError(`notify ${verb} needs ${known === 'test' ? 'a person id' : 'a key; "notify list" shows it'}`)
    return { test, resend }[known](parsed, terminal, id)
  },
}
