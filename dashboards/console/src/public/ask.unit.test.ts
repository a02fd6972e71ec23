import { afterEach, describe, expect, it, vi } from 'vitest'
import { type Answer, ask, askUntilSettled, isSettled, type Refusal } from './ask.ts'

const refusal = (status: number): Refusal => ({ ok: false, status, code: '', detail: '', fix: '' })

afterEach(() => {
  vi.unstubAllGlobals()
})

it.each([
  ['no answer', 0, false],
  ['too many requests', 429, false],
  ['an answer that took too long', 408, false],
  ['a gateway without its services', 503, false],
  ['a link that is not known', 404, true],
  ['a rule that refused', 409, true],
])('%s (%i) is final: %s', (_what, status, settled) => {
  expect(isSettled(refusal(status))).toBe(settled)
})

describe('asking until settled', () => {
  const answers =
    (...list: Answer<string>[]) =>
    async () =>
      list.shift()!

  it('goes on while nothing is heard, and gives the answer', async () => {
    const heard: [number, number][] = []
    const answer = await askUntilSettled(
      answers(refusal(0), refusal(503), { ok: true, value: 'done' }),
      async ({ status }, times) => void heard.push([status, times]),
    )
    expect(answer).toEqual({ ok: true, value: 'done' })
    expect(heard).toEqual([
      [0, 1],
      [503, 2],
    ])
  })

  it('stops at a refusal', async () => {
    const lost = vi.fn()
    expect(await askUntilSettled(answers(refusal(409)), lost)).toEqual(refusal(409))
    expect(lost).not.toHaveBeenCalled()
  })
})

describe('ask', () => {
  it('gives what a problem says, and an empty refusal when nothing is heard', async () => {
    const problem = { code: 'LINK_UNKNOWN', detail: 'not known', fix: 'sign in', status: 404 }
    vi.stubGlobal('fetch', async () => Response.json(problem, { status: 404 }))
    expect(await ask('/v1/links/x')).toEqual({ ok: false, ...problem })
    vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('offline')))
    expect(await ask('/v1/links/x')).toMatchObject({ ok: false, status: 0 })
    vi.stubGlobal('fetch', async () => new Response('<html>', { status: 502 }))
    expect(await ask('/v1/links/x')).toMatchObject({ ok: false, status: 502, detail: '' })
  })
})
