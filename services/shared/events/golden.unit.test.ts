import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import * as codecs from './codec.ts'
import { protoRoot } from './protos.ts'
import { type PlainMessage, samplesOf } from './testing/message-samples.ts'

/**
 * What each record of the log looked like when its layout was agreed: `<Message>.<version>.json` and its bytes as hex. A log holds old
 * bytes for as long as it is kept, so a failure here means that a running deployment could no longer read its own past. Added
 * fields pass; anything else needs a new version. Missing files are written by a run outside CI.
 */
const golden = (file: string): string =>
  fileURLToPath(new URL(`../../../test/contract/golden/${file}`, import.meta.url))

type AnyCodec = codecs.Codec<PlainMessage, PlainMessage>

const logged = Object.values(codecs)
  .filter(value => typeof value === 'object' && 'typeName' in value)
  .map(codec => codec as unknown as AnyCodec)

describe('golden records', () => {
  it('cover every codec', () => {
    expect(logged.length).toBeGreaterThan(10)
  })

  it.each(logged.map(codec => ({ codec, name: codec.typeName.split('.').toSpliced(0, 2).toReversed().join('.') })))(
    '$name has the bytes it always had',
    async ({ codec, name }) => {
      const jsonFile = golden(`${name}.json`)
      const [sample] = samplesOf(protoRoot().lookupType(codec.typeName))
      const json = existsSync(jsonFile) ? readFileSync(jsonFile, 'utf8') : `${JSON.stringify(sample!.input, null, 2)}\n`
      await expect(json).toMatchFileSnapshot(jsonFile)
      const value = JSON.parse(json) as PlainMessage
      const hex = Buffer.from(codec.encode(value)).toString('hex')
      await expect(`${hex.replace(/.{100}/g, '$&\n')}\n`).toMatchFileSnapshot(golden(`${name}.hex`))
      expect(codec.decode(Buffer.from(hex, 'hex'))).toMatchObject(value)
    },
  )
})
