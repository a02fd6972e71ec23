import fc from 'fast-check'
import protobuf from 'protobufjs'
import { describe, expect, it } from 'vitest'
import { mentionCodec, mentionFoldCodec, mentionTextCodec, messageCodec } from './codec.ts'
import { protoRoot } from './protos.ts'
import type { PlainMessage } from './testing/message-samples.ts'

const Mention = protoRoot().lookupType('tocsin.mention.v1.Mention')
const mention = messageCodec<PlainMessage, PlainMessage>('tocsin.mention.v1.Mention')
/** Ingest writes the fields below, sentiment those from here on. */
const FIRST_SCORED_ID = 32

const anyValue = (field: protobuf.Field): fc.Arbitrary<unknown> => {
  const { type, resolvedType } = field.resolve()
  if (resolvedType instanceof protobuf.Enum) return fc.constantFrom(...Object.keys(resolvedType.values))
  if (type === 'string') return fc.string({ unit: 'grapheme' })
  if (type === 'bool') return fc.boolean()
  if (type === 'uint32') return fc.nat()
  if (type === 'double') return fc.double({ noNaN: true })
  if (type === 'float') return fc.float({ noNaN: true })
  throw new Error(`no values for ${field.fullName}`)
}

const partial = (fields: readonly protobuf.Field[]): fc.Arbitrary<PlainMessage> =>
  fc.record(
    Object.fromEntries(fields.map(field => [field.name, field.repeated ? fc.array(anyValue(field)) : anyValue(field)])),
    { requiredKeys: [], noNullPrototype: true },
  )

const collected = Mention.fieldsArray.filter(({ id }) => id < FIRST_SCORED_ID)
const scored = Mention.fieldsArray.filter(({ id }) => id >= FIRST_SCORED_ID)
const joined = (...parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(Buffer.concat(parts))

describe('narrow messages', () => {
  it.each([
    ['MentionText', mentionTextCodec],
    ['MentionFold', mentionFoldCodec],
  ])('%s has the numbers, names and types of Mention', (name, codec) => {
    const narrow = protoRoot().lookupType(codec.typeName)
    expect(narrow.fieldsArray.length).toBeGreaterThan(3)
    for (const field of narrow.fieldsArray) {
      const full = Mention.fields[field.name]
      expect(full, `${name}.${field.name}`).toBeDefined()
      const { id, type, repeated } = full!
      expect({ id: field.id, type: field.type, repeated: field.repeated }).toEqual({ id, type, repeated })
      expect(field.resolve().resolvedType).toBe(full!.resolve().resolvedType)
    }
  })

  it('decode a mention to the same values as the full message', () => {
    fc.assert(
      fc.property(partial(Mention.fieldsArray), value => {
        const bytes = mention.encode(value)
        const full = mentionCodec.decode(bytes)
        for (const codec of [mentionTextCodec, mentionFoldCodec]) expect(full).toMatchObject(codec.decode(bytes))
      }),
    )
  })
})

describe('appending encoded fields to the original bytes', () => {
  it('is safe for what sentiment adds: single values only, for repeated ones would pile up', () => {
    expect(scored.length).toBeGreaterThan(8)
    for (const field of scored) {
      expect(field.repeated, field.name).toBe(false)
      expect(field.resolve().resolvedType, field.name).not.toBeInstanceOf(protobuf.Type)
    }
  })

  it('equals encoding all fields at once', () => {
    fc.assert(
      fc.property(partial(collected), partial(scored), (original, added) => {
        const merged = mention.decode(joined(mention.encode(original), mention.encode(added)))
        expect(merged).toEqual(mention.decode(mention.encode({ ...original, ...added })))
      }),
    )
  })

  it('replaces what was added before, defaults included, so that a second scoring stands', () => {
    fc.assert(
      fc.property(partial(collected), partial(scored), partial(scored), (original, first, second) => {
        const bytes = joined(mention.encode(original), mention.encode(first), mention.encode(second))
        expect(mention.decode(bytes)).toEqual(mention.decode(mention.encode({ ...original, ...first, ...second })))
      }),
    )
  })

  it('keeps fields that this version does not know', () => {
    const unknown = protobuf.Writer.create()
      .uint32((9000 << 3) | 2)
      .string('from a newer writer')
      .finish()
    const bytes = joined(mention.encode({ brandId: 'b' }), unknown, mention.encode({ weight: 3 }))
    expect(mentionCodec.decode(bytes)).toMatchObject({ brandId: 'b', weight: 3 })
    expect(Buffer.from(bytes).includes('from a newer writer')).toBe(true)
  })
})
