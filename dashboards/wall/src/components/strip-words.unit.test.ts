import type { Notice } from '@tocsin/shared/live/messages.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import { brand, SUSPECTED } from '../../test/scenes.ts'
import { formatsFor } from '../format/formats.ts'
import type { LiveState } from '../live/state.ts'
import { useLanguage } from '../messages/t.ts'
import { noticesOf } from './strip-words.ts'

const formats = formatsFor('en-GB', 'Europe/Warsaw')
const QUIET: Notice = { demo: false, history: true, crisesAwaySinceMs: 0 }
const SCREEN = { pages: 1, page: 0, sound: 'off', problems: [], readableM: undefined } as const
const noticesWith = (...sampledOneIn: (number | undefined)[]): readonly string[] => {
  const brands = sampledOneIn.map((oneIn, at) =>
    brand(at, { ...(at === 0 && SUSPECTED), ...(oneIn === undefined ? { empty: true } : { sampledOneIn: oneIn }) }),
  )
  return noticesOf({ ready: true, brands, notice: QUIET } as unknown as LiveState, SCREEN, formats)
}

beforeEach(() => {
  useLanguage('en')
})

describe('notices', () => {
  it.each<[string, readonly (number | undefined)[], readonly string[]]>([
    ['say nothing of sampling while everything is counted', [1, 1], []],
    ['say how much is counted', [1, 8], ['sampled 1 in 8']],
    ['say the most that is left out of any brand', [4, 16, undefined], ['sampled 1 in 16']],
    ['say nothing of brands without a window', [undefined], []],
  ])('%s', (_, sampled, expected) => {
    expect(noticesWith(...sampled)).toEqual(expected)
  })

  it('say it in other languages too', () => {
    useLanguage('en-XA')
    const [notice] = noticesWith(8)
    expect(notice).toMatch(/1.*8/)
    expect(notice).not.toBe('sampled 1 in 8')
  })
})
