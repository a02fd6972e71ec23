import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readModel } from '../adapters/model-files.ts'
import { createScorer, SENTIMENTS } from './scorer.ts'

const model = readModel()
const scorer = createScorer(model)
const labelOf = (text: string): string => SENTIMENTS[scorer.score(text, '').sentiment]

describe('sentiment', () => {
  it.each([
    ['negative', 'Third parcel lost in a month. Absolutely useless courier.'],
    ['negative', 'app keeps crashing since the update, fix it 😡'],
    ['positive', 'Thank you so much, the support team was amazing!'],
    ['positive', 'love this new flavour 😍'],
    ['neutral', 'What time does the store on Main Street open on Sunday?'],
    ['negative', 'Paczka znowu nie dotarła, masakra z tym kurierem'],
    ['negative', 'nie polecam, strata pieniedzy'],
    ['positive', 'Super obsługa, bardzo polecam!'],
    ['positive', 'dzieki wielkie, jestescie najlepsi ❤️'],
    ['neutral', 'Czy sklep na Długiej jest otwarty w niedzielę?'],
    ['negative', 'Sämsta kundtjänsten någonsin, väntade två timmar'],
    ['negative', 'appen kraschar hela tiden 😡'],
    ['positive', 'Tack för snabb leverans, så nöjd!'],
    ['positive', 'älskar den här låten ❤️'],
    ['neutral', 'När öppnar butiken på lördag?'],
    ['negative', 'Paket saya hilang lagi, kecewa banget sama kurirnya'],
    ['negative', 'aplikasinya lemot parah, nyesel download'],
    ['positive', 'Pelayanannya ramah banget, makasih kak!'],
    ['positive', 'enak banget, pasti beli lagi 😍'],
    ['neutral', 'Toko yang di Jalan Sudirman buka jam berapa ya?'],
  ])('%s: %s', (label, text) => {
    expect(labelOf(text)).toBe(label)
  })
})

describe('language', () => {
  it.each([
    ['en', 'honestly not sure what they were thinking with this one'],
    ['pl', 'nie wiem czy warto to kupowac'],
    ['sv', 'jag vet inte om det är värt pengarna'],
    ['id', 'gue ga tau kenapa bisa gitu sih'],
    ['da', 'jeg ved ikke hvad de tænker på, det er for dårligt'],
    ['cs', 'nevím jestli se to vyplatí, ale zkusím to'],
    ['de', 'das hätte ich wirklich nicht gedacht'],
    ['und', ''],
    ['und', '👍👍👍'],
    ['und', 'ok'],
    ['und', 'Привет, как дела?'],
    ['und', '今日はいい天気ですね'],
  ])('%s: %s', (language, text) => {
    expect(scorer.score(text, '').language).toBe(language)
  })

  it('takes a hint as a prior, not as a verdict', () => {
    expect(scorer.score('ok', 'pl-PL').language).toBe('pl')
    expect(scorer.score('I really do not know what they were thinking with this one', 'pl').language).toBe('en')
  })
})

describe('vulgar', () => {
  it.each([
    'what the fuck is this',
    'this is bullshit',
    'no kurwa nie wierzę',
    'k*rwa mać',
    'ku**a znowu',
    'k u r w a ile można',
    'kurrrrwa',
    'wypierdalać mi z tym',
    'ch0lera jasna, zajebiscie',
    'jävla skit',
    'fy fan vad dåligt',
    'dra åt h3lvete alltså',
    'anjing lah',
    'b4ngsat',
    'bangs*t emang',
  ])('%s', text => {
    expect(scorer.score(text, '').vulgar).toBe(true)
  })

  it.each([
    'The cockpit was a classic, in Scunthorpe and Essex alike',
    'Proszę kupić dwie skórki i pieprz',
    'Så roligt att höra!',
    'Rapat dimulai pukul tujuh',
    'a b c d e f g',
    '5 * 3 = 15',
  ])('not %s', text => {
    expect(scorer.score(text, '').vulgar).toBe(false)
  })
})

describe('any text', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc
      .array(
        fc.constantFrom(
          'nie',
          '*',
          '@',
          '#',
          ':',
          ')',
          '(',
          '\ud83d',
          '👍🏽',
          ' ',
          '[A',
          ']',
          '&',
          ';',
          '9',
          'ł',
          '\u0301',
        ),
      )
      .map(parts => parts.join('')),
  )

  it('has a score: probabilities sum to one, and the label is the likeliest', () => {
    fc.assert(
      fc.property(anyText, fc.string({ maxLength: 8 }), (text, hint) => {
        const { negative, neutral, positive, sentiment } = scorer.score(text, hint)
        expect(negative + neutral + positive).toBeCloseTo(1, 9)
        expect([negative, neutral, positive][sentiment]).toBe(Math.max(negative, neutral, positive))
      }),
    )
  })

  it('has the same score whatever was scored before it', () => {
    fc.assert(
      fc.property(anyText, fc.array(anyText, { maxLength: 5 }), (text, others) => {
        const fresh = createScorer(model)
        const first = { ...fresh.score(text, '') }
        const topics = fresh.topics()
        for (const other of others) scorer.score(other, 'sv')
        expect({ ...scorer.score(text, '') }).toEqual(first)
        expect(scorer.topics()).toEqual(topics)
      }),
      { numRuns: 40 },
    )
  })

  it('is cut, not refused, when it is very long', () => {
    const start = 'I love this. '.repeat(400)
    expect({ ...scorer.score(start + 'x'.repeat(1_000_000), '') }).toEqual({
      ...scorer.score(start.slice(0, 4_000), ''),
    })
  })
})
