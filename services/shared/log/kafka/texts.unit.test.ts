import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createTexts } from './texts.ts'

it('bytes become the text that they are, whatever came before them', () => {
  const texts = createTexts()
  const few = fc.constantFrom(
    ...['', 'a', 'b', 'brand-1', 'brand-2', 'é', 'Ã©', 'brand-é'].map(text => Buffer.from(text)),
  )
  const any = fc.uint8Array({ maxLength: 80 }).map(bytes => Buffer.from(bytes))
  // A character of Latin-1 has as many units as this invalid byte.
  const invalid = fc.constantFrom(Buffer.from([0xe9]), Buffer.from([0xff, 0x61]))
  fc.assert(
    fc.property(fc.array(fc.oneof(few, any, invalid), { maxLength: 50 }), list => {
      for (const bytes of list) expect(texts(bytes, 0, bytes.length)).toBe(bytes.toString('utf8'))
    }),
  )
})

it('a text that comes again is told from one of the same length in the same place', () => {
  const texts = createTexts()
  const read = (text: string): string => texts(Buffer.from(`--${text}--`), 2, 2 + text.length)
  for (let i = 0; i < 5_000; i++) expect(read(`brand-${i % 3_000}`)).toBe(`brand-${i % 3_000}`)
})
