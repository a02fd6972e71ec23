import type { Notification } from '@tocsin/shared/gen/tocsin/notification/v1/Notification.ts'
import { describe, expect, it } from 'vitest'
import { countByWord, deliveriesByPerson } from './room-notifications.ts'

const notification = (personId: string, contactId: string, state: Notification['state'], atMs = 1): Notification => ({
  requested: {
    idempotencyKey: `${personId}/${contactId}/${atMs}`,
    crisisId: 'lumo-1',
    personId,
    contactId,
    urgency: 'URGENCY_PAGE',
    subject: '',
    text: '',
    link: '',
    requestedAtMs: atMs,
    expiresAtMs: 0,
    drill: false,
    kind: 'acknowledge',
    playbookVersion: 1,
    brandIds: ['lumo'],
    resendAfterAttempt: 0,
  },
  state,
  events: [],
})

const all = [
  notification('anna', 'phone', 'DELIVERY_STATE_DELIVERED', 1),
  notification('jan', 'mail', 'DELIVERY_STATE_DELIVERED', 3),
  notification('jan', 'phone', 'DELIVERY_STATE_DEAD', 2),
  notification('ewa', 'phone', 'DELIVERY_STATE_RETRYING', 4),
  notification('anna', 'mail', 'DELIVERY_STATE_DELIVERED', 5),
]

describe('notifications of a crisis', () => {
  it('have whom something did not reach first, and of each what did not arrive first', () => {
    const found = deliveriesByPerson(all).map(({ personId, lost, rows }) => [
      personId,
      lost,
      rows.map(row => row.requested.contactId),
    ])
    expect(found).toEqual([
      ['jan', 1, ['phone', 'mail']],
      ['ewa', 0, ['phone']],
      ['anna', 0, ['mail', 'phone']],
    ])
  })

  it('are counted by what became of them, the worst first', () => {
    expect(countByWord(all)).toEqual([
      { word: 'dead', count: 1 },
      { word: 'retrying', count: 1 },
      { word: 'delivered', count: 3 },
    ])
  })

  it('are nothing while nobody was written to', () => {
    expect([deliveriesByPerson([]), countByWord([])]).toEqual([[], []])
  })
})
