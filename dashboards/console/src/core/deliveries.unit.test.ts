import type { DeliveryState } from '@tocsin/shared/gen/tocsin/notification/v1/DeliveryState.ts'
import type { Notification } from '@tocsin/shared/gen/tocsin/notification/v1/Notification.ts'
import { describe, expect, it } from 'vitest'
import { deliveriesOf, localLink, mailboxesOf, nothingLeft, outcomeOf } from './deliveries.ts'

const message = (
  idempotencyKey: string,
  personId: string,
  requestedAtMs: number,
  state: DeliveryState = 'DELIVERY_STATE_DELIVERED',
  reason = '',
): Notification => ({
  requested: {
    idempotencyKey,
    crisisId: 'lumo-1',
    personId,
    contactId: 'mail',
    urgency: 'URGENCY_PAGE',
    subject: 'Lumo: confirm or decline',
    text: '',
    link: '',
    requestedAtMs,
    expiresAtMs: 0,
    drill: false,
    kind: 'question',
    playbookVersion: 1,
    brandIds: ['lumo'],
    resendAfterAttempt: 0,
  },
  state,
  events:
    state === 'DELIVERY_STATE_UNSPECIFIED'
      ? []
      : [
          {
            idempotencyKey,
            state,
            attempt: 2,
            reason,
            atMs: requestedAtMs,
            nextAttemptMs: 99,
            personId,
            contactId: 'mail',
            crisisId: 'lumo-1',
            digestKey: '',
            targetHash: '',
            expiresAtMs: 0,
          },
        ],
})

describe('a delivery', () => {
  it.each([
    ['one that left', 'DELIVERY_STATE_DELIVERED', '202 Accepted', 'delivered'],
    ['one that stayed', 'DELIVERY_STATE_DELIVERED', 'kept in the inbox, not sent', 'kept'],
    ['one that was given up', 'DELIVERY_STATE_DEAD', '500', 'dead'],
    ['one that nobody began', 'DELIVERY_STATE_UNSPECIFIED', '', 'waiting'],
  ] as const)('has a word for %s', (_what, state, reason, word) => {
    expect(outcomeOf({ state, reason })).toBe(word)
  })

  it('says when it is tried again, and only then', () => {
    const [retrying, done] = deliveriesOf([
      message('a', 'eva', 2, 'DELIVERY_STATE_RETRYING', '503'),
      message('b', 'eva', 1, 'DELIVERY_STATE_DEAD', '500'),
    ])
    expect(retrying).toMatchObject({ word: 'retrying', reason: '503', attempt: 2, nextAttemptMs: 99 })
    expect(done).toMatchObject({ word: 'dead', nextAttemptMs: 0 })
  })
})

describe('mailboxes', () => {
  it('come with the lost ones first, then the latest; messages newest first', () => {
    const all = deliveriesOf([
      message('a', 'eva', 1),
      message('b', 'olle', 5),
      message('c', 'eva', 3, 'DELIVERY_STATE_DEAD'),
      message('d', 'nils', 9),
    ])
    expect(all.map(({ key }) => key)).toEqual(['d', 'b', 'c', 'a'])
    expect(mailboxesOf(all)).toEqual([
      { personId: 'eva', messages: 2, lost: 1, latestMs: 3 },
      { personId: 'nils', messages: 1, lost: 0, latestMs: 9 },
      { personId: 'olle', messages: 1, lost: 0, latestMs: 5 },
    ])
  })
})

it('says that nothing left only when every message says so', () => {
  const kept = message('a', 'eva', 1, 'DELIVERY_STATE_DELIVERED', 'kept in the inbox, not sent')
  expect(nothingLeft(deliveriesOf([kept, message('b', 'eva', 1, 'DELIVERY_STATE_UNSPECIFIED')]))).toBe(true)
  expect(nothingLeft(deliveriesOf([kept, message('b', 'eva', 1)]))).toBe(false)
  expect(nothingLeft([])).toBe(false)
})

it.each([
  ['http://localhost:8080/a/eyJ.x-_9', '/a/eyJ.x-_9'],
  ['https://tocsin.example.org/under/console/crises/lumo-1?tab=steps', '/console/crises/lumo-1?tab=steps'],
  ['https://tocsin.example.org/elsewhere', undefined],
  ['javascript:/a/alert(1)', undefined],
  ['', undefined],
])('leads from %s to %s', (link, local) => {
  expect(localLink(link)).toBe(local)
})
