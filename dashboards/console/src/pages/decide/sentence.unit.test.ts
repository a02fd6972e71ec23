import { describe, expect, it } from 'vitest'
import { brand } from '../../../test/brand-fixtures.ts'
import { evidence } from '../../../test/fixtures.ts'
import { formatsFor } from '../../format/formats.ts'
import { evidenceSentence } from './sentence.ts'

const formats = formatsFor('en-GB', 'Europe/Warsaw')
const window = brand('lumo', 'Lumo', { phase: 'suspected', share: 0.563, usual: 0.18 }).window!
const around = { brandName: 'Lumo', window, formats }

describe('the sentence', () => {
  it("is the detector's own, with the language of most posts where one has most", () => {
    expect(evidenceSentence(evidence(), around)).toBe(`${evidence().sentence} Mostly in Polish.`)
    expect(evidenceSentence(evidence(), { ...around, window: undefined })).toBe(evidence().sentence)
    const mixed = { ...window, languages: window.languages.map(one => ({ ...one, mentions: 100 })) }
    expect(evidenceSentence(evidence(), { ...around, window: mixed })).toBe(evidence().sentence)
  })

  it("gives an employee's words for a flag", () => {
    const flag = evidence({ windowMs: 0, sentence: 'Customers call about burns' })
    expect(evidenceSentence(flag, around)).toBe(
      'An employee says that something is wrong at Lumo. Customers call about burns',
    )
  })
})
