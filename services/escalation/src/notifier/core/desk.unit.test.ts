import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deskOf, recorded, requested } from '../../../test-support/desk.ts'
import { admit, emptyDesk, evolve, forget, positionOf } from './desk.ts'

describe('a request is', () => {
  const again = { resendAfterAttempt: 3 }
  it.each([
    ['open when nothing was recorded of it', [], {}, 'open'],
    ['a repeat once delivered', [recorded('a', 'CLAIMED'), recorded('a', 'DELIVERED')], {}, 'repeat'],
    ['a repeat once delivered with others', [recorded('a', 'DIGESTED')], {}, 'repeat'],
    ['a repeat once dead', [recorded('a', 'DEAD')], {}, 'repeat'],
    ['a repeat once expired', [recorded('a', 'EXPIRED')], {}, 'repeat'],
    ['claimed when its process died in the send', [recorded('a', 'CLAIMED')], {}, 'claimed'],
    ['open while it waits for its next attempt', [recorded('a', 'RETRYING', { nextAttemptMs: 9 })], {}, 'open'],
    ['open again when a person asks for a dead one', [recorded('a', 'DEAD', { attempt: 3 })], again, 'open'],
    ['open again for a person when nothing is known any more', [], again, 'open'],
    ['a repeat when the asking was followed already', [recorded('a', 'DEAD', { attempt: 4 })], again, 'repeat'],
    ['a repeat when it was delivered after all', [recorded('a', 'DELIVERED', { attempt: 3 })], again, 'repeat'],
  ] as const)('%s', (_what, events, over, admission) => {
    expect(deskOf([...events], [requested('a', over)]).admissions).toEqual([admission])
  })

  it('a repeat when it comes twice while it is open', () => {
    expect(deskOf([], [requested('a'), requested('a')]).admissions).toEqual(['open', 'repeat'])
  })
})

it('stays delivered, whatever an owner that was cut off writes later', () => {
  const { desk } = deskOf([recorded('a', 'DELIVERED'), recorded('a', 'RETRYING'), recorded('a', 'EXPIRED')], [])
  expect(desk.fates.get('a')?.state).toBe('DELIVERY_STATE_DELIVERED')
})

it('counts attempts over lives, and those before a person asked again apart', () => {
  const { desk } = deskOf([recorded('a', 'DEAD', { attempt: 13 })], [requested('a', { resendAfterAttempt: 13 })])
  evolve(desk, recorded('a', 'CLAIMED', { attempt: 14 }), 1n)
  expect(desk.deliveries.get('a')).toMatchObject({ attempt: 14, attemptsBefore: 13 })
})

describe('where the next owner begins', () => {
  it('is at the first request without an end', () => {
    const { desk } = deskOf([], [requested('a'), requested('b'), requested('c')])
    evolve(desk, recorded('a', 'DELIVERED'), 0n)
    evolve(desk, recorded('c', 'DELIVERED'), 1n)
    expect(positionOf(desk)).toEqual({ offset: 1n, eventsFrom: 0n })
    evolve(desk, recorded('b', 'DEAD'), 2n)
    expect(positionOf(desk)).toEqual({ offset: 3n, eventsFrom: 0n })
  })

  it('lets go of the events of keys whose repeat would not be sent any more', () => {
    const { desk } = deskOf([], [requested('a', { expiresAtMs: 10 }), requested('b')])
    evolve(desk, recorded('a', 'DELIVERED', { expiresAtMs: 10 }), 0n)
    evolve(desk, recorded('b', 'DELIVERED'), 1n)
    forget(desk, 10)
    expect(positionOf(desk)).toEqual({ offset: 2n, eventsFrom: 1n })
  })

  it('keeps what a contact said that is gone', () => {
    const { desk } = deskOf([recorded('a', 'DISABLED', { targetHash: 'x', expiresAtMs: 10 })], [])
    forget(desk, 10)
    expect(positionOf(desk).eventsFrom).toBe(0n)
    evolve(desk, recorded('b', 'DELIVERED'), 1n)
    expect(desk.gone.size).toBe(0)
  })

  it('gives the next owner the same, wherever the last one ended', () => {
    const step = fc.record({
      key: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      state: fc.constantFrom('CLAIMED', 'DELIVERED', 'RETRYING', 'DEAD', 'EXPIRED', 'DIGESTED', 'request'),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.nat(60), (steps, cut) => {
        const requests: string[] = []
        const events: ReturnType<typeof recorded>[] = []
        const desk = emptyDesk(0n, 0n)
        let position = positionOf(desk)
        for (const [index, { key, state }] of steps.entries()) {
          if (state === 'request') {
            admit(desk, requested(key), BigInt(requests.push(key) - 1))
          } else if (desk.deliveries.has(key)) {
            const event = recorded(key, state)
            evolve(desk, event, BigInt(events.push(event) - 1))
          }
          if (index <= cut) position = positionOf(desk)
        }
        const next = emptyDesk(position.offset, position.eventsFrom)
        const from = Number(position.eventsFrom)
        for (const [index, event] of events.slice(from).entries()) evolve(next, event, BigInt(from + index))
        for (let at = Number(position.offset); at < requests.length; at++)
          admit(next, requested(requests[at]!), BigInt(at))
        expect(new Set(next.deliveries.keys())).toEqual(new Set(desk.deliveries.keys()))
        for (const [key, { attempt }] of desk.deliveries) expect(next.deliveries.get(key)?.attempt).toBe(attempt)
      }),
      { numRuns: 300 },
    )
  })
})
