import { describe, expect, it } from 'vitest'
import { contracts } from '../grpc/contracts.ts'
import { configVersionCodec, DecodeError, mentionCodec, messageCodec } from './codec.ts'
import { messageTypes, nameOf, type PlainMessage, samplesOf } from './testing/message-samples.ts'

interface LoadedMessage {
  serialize(value: PlainMessage): Buffer
  deserialize(bytes: Buffer): PlainMessage
}

const types = messageTypes()
const samples = types.flatMap(type => samplesOf(type).map(sample => ({ ...sample, typeName: nameOf(type) })))

describe('every message with every field set', () => {
  it('is found by reflection', () => {
    expect(types.length).toBeGreaterThan(30)
    expect(types.map(nameOf)).toContain('tocsin.mention.v1.Mention')
  })

  it.each(samples)('comes back through its codec: $label', ({ typeName, input, output }) => {
    const codec = messageCodec<PlainMessage, PlainMessage>(typeName)
    expect(codec.decode(codec.encode(input))).toEqual(output)
  })

  it.each(samples)('comes back through gRPC, with the codec’s bytes: $label', ({ typeName, input, output }) => {
    const loaded = contracts()[typeName] as unknown as LoadedMessage
    const bytes = loaded.serialize(input)
    expect(loaded.deserialize(bytes)).toEqual(output)
    expect(bytes.equals(messageCodec(typeName).encode(input))).toBe(true)
  })
})

describe('encode', () => {
  const snake = (name: string): string => name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
  const fields = types.flatMap(type =>
    type.fieldsArray
      .filter(({ name }) => snake(name) !== name)
      .map(({ name }) => ({ typeName: nameOf(type), name: snake(name) })),
  )

  it('refuses every field by its snake_case name, which gRPC would drop silently', () => {
    expect(fields.length).toBeGreaterThan(100)
    for (const { typeName, name } of fields) {
      expect(() => messageCodec<PlainMessage, PlainMessage>(typeName).encode({ [name]: 'x' }), name).toThrow(
        `"${name}"`,
      )
    }
  })

  it('refuses an unknown field inside a message, with its path', () => {
    const encode = (value: PlainMessage) => () =>
      configVersionCodec.encode(value as Parameters<typeof configVersionCodec.encode>[0])
    expect(encode({ brand: { brand_id: 'x' } })).toThrow(/brand\b.*"brand_id"/)
    expect(encode({ brand: { terms: [{ text: 'x' }, { case_sensitive: true }] } })).toThrow(/terms.*"case_sensitive"/)
    expect(encode({ brand: { terms: [{ text: 'x' }] } })).not.toThrow()
  })

  it.each([
    ['a text where a number belongs', { eventTimeMs: 'yesterday' }],
    ['a name that the enum does not have', { timing: 'SOMETIMES' }],
    ['an object where a text belongs', { text: {} }],
  ])('refuses %s', (_, value) => {
    expect(() => mentionCodec.encode(value as unknown as Parameters<typeof mentionCodec.encode>[0])).toThrow(TypeError)
  })
})

describe('decode', () => {
  it('fills absent fields with their defaults', () => {
    expect(mentionCodec.decode(new Uint8Array())).toMatchObject({
      text: '',
      weight: 0,
      vulgar: false,
      matchedTerms: [],
    })
  })

  it.each([
    ['an unfinished field', Uint8Array.of(10, 200, 1, 65)],
    ['an unknown wire type', Uint8Array.of(15)],
    ['a varint without end', new Uint8Array(20).fill(255)],
  ])('rejects %s as a DecodeError', (_, bytes) => {
    expect(() => mentionCodec.decode(bytes)).toThrow(DecodeError)
  })

  it('rejects nesting of any depth without exhausting the stack', () => {
    const startOfGroup = (1 << 3) | 3
    expect(() => mentionCodec.decode(new Uint8Array(200_000).fill(startOfGroup))).toThrow(DecodeError)
  })
})
