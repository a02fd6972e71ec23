import { notificationRequestedCodec } from '@tocsin/shared/events/codec.ts'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import type { Notification } from '@tocsin/shared/gen/tocsin/notification/v1/Notification.ts'
import type { NotificationRequested } from '@tocsin/shared/gen/tocsin/notification/v1/NotificationRequested.ts'
import type { NotificationServiceHandlers } from '@tocsin/shared/gen/tocsin/notification/v1/NotificationService.ts'
import type { EpochMs, Log } from '@tocsin/shared/log/port.ts'
import { type Access, type Caller, type IncomingCall, maySeeAny } from '../../adapters/access.ts'
import type { Playbooks } from '../../adapters/playbooks.ts'
import { denied, invalidArgument, notFound } from '../../adapters/rpc-errors.ts'
import { unary } from '../../adapters/unary.ts'
import type { NotifierConfig } from '../config.ts'
import { isUnsent } from '../core/delivery.ts'
import { notDead } from './notification-errors.ts'
import type { Overview } from './overview.ts'
import { runTest } from './test-run.ts'

export interface NotificationRpcDeps {
  readonly log: Log
  readonly access: Access
  readonly overview: Overview
  readonly playbooks: Playbooks
  readonly config: Pick<NotifierConfig, 'deliver' | 'sendTimeout'>
  readonly now: () => EpochMs
}

const DEFAULT_LIMIT = 100
const LARGEST_LIMIT = 1_000
/** What is sent again by hand is worth sending for at least so long. */
const WORTH_MS = 3_600_000

const isManager = ({ role }: Caller): boolean => role === 'manager' || role === 'admin'

/** Managers see those of the brands they cover, others their own. */
const maySeeOne = (caller: Caller, { personId, brandIds }: NotificationRequested): boolean =>
  personId === caller.personId || (isManager(caller) && (caller.brands.length === 0 || maySeeAny(caller, brandIds)))

/** tocsin.notification.v1.NotificationService: what was sent to whom, and whether it arrived. */
export const notificationHandlers = (deps: NotificationRpcDeps): NotificationServiceHandlers => {
  const { log, access, overview, playbooks, config, now } = deps

  /** A link acts for the person it was made for: nobody else is shown it, unless messages are kept on this machine to be looked at. */
  const shownTo = (caller: Caller, notification: Notification): Notification => {
    const { requested } = notification
    if (!requested || requested.personId === caller.personId || config.deliver === 'inbox') return notification
    return { ...notification, requested: { ...requested, link: '' } }
  }

  const managerOf = (call: IncomingCall): Caller => access.callerOf(call, 'manager')

  return {
    ListNotifications: unary(async ({ crisisId, personId, limit }, call) => {
      const caller = access.callerOf(call, 'responder')
      if (limit > LARGEST_LIMIT) throw invalidArgument('limit', `is at most ${LARGEST_LIMIT}`)
      if (personId !== '' && personId !== caller.personId && !isManager(caller))
        throw denied("only managers see other people's notifications", 'NOT_YOURS')
      await overview.caughtUp()
      const found = overview
        .list()
        .filter(
          ({ requested }) =>
            requested &&
            maySeeOne(caller, requested) &&
            (crisisId === '' || requested.crisisId === crisisId) &&
            (personId === '' || requested.personId === personId),
        )
      return { notifications: found.slice(0, limit || DEFAULT_LIMIT).map(one => shownTo(caller, one)) }
    }),

    ResendNotification: unary(async ({ idempotencyKey }, call) => {
      const caller = managerOf(call)
      if (idempotencyKey === '') throw invalidArgument('idempotency_key', 'is missing')
      await Promise.all([overview.caughtUp(), playbooks.caughtUp()])
      const known = overview.find(idempotencyKey)
      if (!known?.requested || !maySeeOne(caller, known.requested))
        throw notFound(`there is no notification ${idempotencyKey} among the latest`)
      if (!isUnsent(known.state)) throw notDead()
      const { requested, events } = known
      // By the plan of now: the contact may be another by now, which is often why it is sent again.
      const again: NotificationRequested = {
        ...requested,
        playbookVersion: playbooks.current().version,
        expiresAtMs: Math.max(requested.expiresAtMs, now() + WORTH_MS),
        resendAfterAttempt: Math.max(1, ...events.map(({ attempt }) => attempt)),
      }
      const value = notificationRequestedCodec.encode(again)
      await log.append(TOPICS.notificationsRequested.name, [{ key: requested.personId, value }])
      return {}
    }),

    TestNotification: unary(async ({ requestId, personId }, call) => {
      const caller = access.callerOf(call, 'responder')
      if (requestId === '') throw invalidArgument('request_id', 'is missing')
      if (personId === '') throw invalidArgument('person_id', 'is missing')
      if (personId !== caller.personId && !isManager(caller))
        throw denied('only managers test the contacts of others', 'NOT_YOURS')
      await playbooks.caughtUp()
      const { version, playbook } = playbooks.current()
      const person = playbook.people.find(one => one.personId === personId)
      if (!person) throw notFound(`there is no person ${personId} in the playbook`)
      return {
        events: await runTest({ log, overview, now, timeoutMs: config.sendTimeout }, { requestId, person, version }),
      }
    }),
  }
}
