import { beforeEach, describe, expect, it } from 'vitest'
import { NOW } from '../../test/scenes.ts'
import { useLanguage } from '../messages/t.ts'
import { formatsFor } from './formats.ts'

const formats = formatsFor('en-GB', 'Europe/Warsaw')

beforeEach(() => {
  useLanguage('en')
})

describe('formats', () => {
  it.each([
    [formats.share(0.564), '56 %'],
    [formats.share(1), '100 %'],
    [formats.share(0), '0 %'],
    [formats.count(12_345), '12,345'],
    [formats.times(4.12), '4.1'],
    [formats.times(1), '1.0'],
    [formats.times(9.97), '10'],
    [formats.times(23.4), '23'],
    [formats.time(NOW), '14:05'],
    [formats.clock(NOW), '14:05:31'],
    [formats.zone(NOW), 'CET'],
    [formats.hour(NOW), 14],
    [formats.language('pl'), 'Polish'],
    [formats.language('zz-ü'), 'zz-ü'],
    [formats.timeIn(NOW, 'Asia/Jakarta'), '20:05'],
    [formats.timeIn(NOW, 'Europe/Stockholm'), undefined],
    [formats.timeIn(NOW, 'Middle/Earth'), undefined],
  ])('%s', (text, expected) => {
    expect(text).toBe(expected)
  })

  it.each([
    [0, '0 s'],
    [-500, '0 s'],
    [42_999, '42 s'],
    [60_000, '1 min'],
    [59 * 60_000 + 59_999, '59 min'],
    [3_900_000, '1 h 5 min'],
    [187_200_000, '2 d 4 h'],
  ])('a span of %i ms is %s', (ms, text) => {
    expect(formats.span(ms)).toBe(text)
  })

  it.each([
    [0, '0:00'],
    [59_999, '0:59'],
    [222_000, '3:42'],
    [3_599_000, '59:59'],
    [3_900_000, '1 h 5 min'],
  ])('%i ms count down as %s', (ms, text) => {
    expect(formats.countdown(ms)).toBe(text)
  })
})
