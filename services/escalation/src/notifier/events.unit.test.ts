import { createLogger } from '@tocsin/shared/runtime/logger.ts'
import { createMetrics } from '@tocsin/shared/runtime/metrics.ts'
import { describe, expect, it } from 'vitest'
import type { Message, MessageItem } from './core/message.ts'
import { createNotifierEvents } from './events.ts'

const item = (requestedAtMs: number): MessageItem => ({
  key: `key-${requestedAtMs}`,
  kind: 'asked',
  crisisId: 'c1',
  subject: '',
  text: '',
  link: '',
  requestedAtMs,
})
const message = (isPage: boolean, requestedAtMs: readonly number[]): Message => ({
  ...item(requestedAtMs[0]!),
  personId: 'anna',
  contactId: 'phone',
  isPage,
  drill: false,
  items: requestedAtMs.map(item),
})

const arrivals = async (of: Message, outcome: string): Promise<string[]> => {
  const metrics = createMetrics()
  const events = createNotifierEvents(createLogger({ name: 'test', level: 'silent' }), metrics, () => 100_000)
  events.attempted(of, 'ntfy', { kind: outcome, reason: '' }, 5)
  const text = await metrics.text()
  return text.split('\n').filter(line => /^tocsin_notifier_delivered_seconds_(bucket\{le="60"|count)/.test(line))
}

const NONE = (urgency: string): string[] => [
  `tocsin_notifier_delivered_seconds_bucket{le="60",urgency="${urgency}"} 0`,
  `tocsin_notifier_delivered_seconds_count{urgency="${urgency}"} 0`,
]

describe('how late notifications arrive', () => {
  it('counts from the request, whatever attempts there were before', async () => {
    expect(await arrivals(message(true, [30_000]), 'delivered')).toEqual([
      'tocsin_notifier_delivered_seconds_bucket{le="60",urgency="page"} 0',
      'tocsin_notifier_delivered_seconds_count{urgency="page"} 1',
      ...NONE('inform'),
    ])
  })

  it('counts each request that one message answers', async () => {
    expect(await arrivals(message(false, [30_000, 90_000, 99_000]), 'delivered')).toEqual([
      ...NONE('page'),
      'tocsin_notifier_delivered_seconds_bucket{le="60",urgency="inform"} 2',
      'tocsin_notifier_delivered_seconds_count{urgency="inform"} 3',
    ])
  })

  it('counts nothing that did not arrive', async () => {
    expect(await arrivals(message(true, [30_000]), 'retry')).toEqual([...NONE('page'), ...NONE('inform')])
  })
})
