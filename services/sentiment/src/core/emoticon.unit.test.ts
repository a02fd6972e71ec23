import { describe, expect, it } from 'vitest'
import * as face from './emoticon.ts'

describe('emoticonAt', () => {
  it.each([
    [':)', face.HAPPY, 2, 'a smile'],
    [':-)', face.HAPPY, 3, 'with a nose'],
    [':)))))', face.HAPPY, 6, 'a long smile is one'],
    ['=)', face.HAPPY, 2, 'other eyes'],
    [':(', face.SAD, 2, 'sad'],
    [":'(", face.CRY, 3, 'with a tear'],
    [';)', face.WINK, 2, 'a wink'],
    [':D', face.LAUGH, 2, 'laughing'],
    [':P', face.TONGUE, 2, 'tongue out'],
    [':/', face.SKEPTICAL, 2, 'skeptical'],
    ['<3', face.HEART, 2, 'a heart'],
    ['</3', face.BROKEN_HEART, 3, 'a broken heart'],
    ['^_^', face.CUTE, 3, 'cute'],
    ['-_-', face.FLAT, 3, 'flat'],
    ['-____-', 0, 0, 'too wide for one'],
    ['>:(', face.ANGRY, 3, 'angry'],
    ['>_<', face.ANGRY, 3, 'strained'],
    [';_;', face.CRY, 3, 'crying'],
    ['://', 0, 0, 'the middle of a link'],
    [':Delta', 0, 0, 'a word goes on after the mouth'],
    [': )', 0, 0, 'a space between'],
  ])('%s', (text, kind, length) => {
    const found = face.emoticonAt(text, 0)
    expect([found & 0xff, found >> 8]).toEqual([kind, length])
  })
})
