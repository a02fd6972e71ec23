import { Type } from 'typebox'
import type { ResponseOf } from '../../escalation/client.ts'
import { CALL_REFUSALS, COMMAND_REFUSALS, COMMAND_TIMEOUT_MS, Command } from '../calls.ts'
import { Message } from '../messages.ts'
import { type CallContext, Limit } from './crises.ts'

type Notification = ResponseOf<'notification', 'ListNotifications'>['notifications'][number]
type NotificationEvent = ResponseOf<'notification', 'TestNotification'>['events'][number]

/** A test waits for what every contact method of the person answers. */
const TEST_TIMEOUT_MS = 60_000
const tags = ['notifications']
const NO_QUERY = Type.Object({}, { additionalProperties: false })

/** What was sent to whom. */
export const notificationRoutes = ({ app, forPeople, call }: CallContext): void => {
  app.get(
    '/v1/notifications',
    {
      ...forPeople,
      schema: {
        summary: 'What was sent, and what became of it; latest first',
        tags,
        querystring: Type.Object(
          {
            crisis: Type.Optional(Type.String({ description: 'Only of this crisis.', examples: ['c-2026-03-14-1'] })),
            person: Type.Optional(Type.String({ description: 'Only to this person.', examples: ['anna'] })),
            limit: Limit(1_000, 100),
          },
          { additionalProperties: false },
        ),
        response: {
          200: Type.Object({ notifications: Type.Array(Message<Notification>('Notification')) }),
          ...CALL_REFUSALS,
        },
      },
    },
    request => {
      const { crisis = '', person = '', limit = 100 } = request.query
      return call(request, 'notification', 'ListNotifications', { crisisId: crisis, personId: person, limit })
    },
  )

  app.post(
    '/v1/notifications/resend',
    {
      ...forPeople,
      schema: {
        summary: 'Send one again that was given up, with the same key',
        tags,
        querystring: NO_QUERY,
        body: Command({
          idempotencyKey: Type.String({ maxLength: 1_000, description: 'Key of the notification.', examples: ['k'] }),
        }),
        response: { 200: Type.Object({}), ...COMMAND_REFUSALS },
      },
    },
    request => call(request, 'notification', 'ResendNotification', request.body, COMMAND_TIMEOUT_MS),
  )

  app.post(
    '/v1/people/:id/test-notification',
    {
      ...forPeople,
      schema: {
        summary: 'Send a test to every contact method of a person, and wait for the outcome',
        tags,
        params: Type.Object({ id: Type.String({ description: 'Id of the person.', examples: ['anna'] }) }),
        querystring: NO_QUERY,
        body: Command({}),
        response: {
          200: Type.Object({ events: Type.Array(Message<NotificationEvent>('NotificationEvent')) }),
          ...COMMAND_REFUSALS,
        },
      },
    },
    request => {
      const fields = { ...request.body, personId: request.params.id }
      return call(request, 'notification', 'TestNotification', fields, TEST_TIMEOUT_MS)
    },
  )
}
