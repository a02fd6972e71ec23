import protobuf from 'protobufjs'
import { protoRoot } from '../protos.ts'

export type PlainMessage = Record<string, unknown>

export interface Sample {
  /** Says which members of its oneofs are set. */
  readonly label: string
  /** What a writer gives. */
  readonly input: PlainMessage
  /** What a reader gets: the input and which member of each oneof is set. */
  readonly output: PlainMessage
}

/** Every message type of the contracts, in a stable order. */
export const messageTypes = (): protobuf.Type[] => {
  const found: protobuf.Type[] = []
  const visit = (parent: protobuf.NamespaceBase): void => {
    for (const child of parent.nestedArray) {
      if (child instanceof protobuf.Type) found.push(child)
      if (child instanceof protobuf.Namespace) visit(child)
    }
  }
  visit(protoRoot().lookup('tocsin') as protobuf.Namespace)
  return found.sort((left, right) => left.fullName.localeCompare(right.fullName))
}

/** The name as codecs know it, without protobufjs' leading dot. */
export const nameOf = (type: protobuf.Type): string => type.fullName.replace(/^\./, '')

const WHOLE = /^(u?int32|s(int32|fixed32)|fixed32)$/
const LONG = /64$/

/** A value that is not the default and differs from field to field. Exact in 32-bit floats. */
const scalar = (field: protobuf.Field, variant: number): unknown => {
  const { type, id, name } = field
  if (type === 'string') return `${name} ${variant} ☃`
  if (type === 'bool') return true
  if (type === 'bytes') return Buffer.from([id % 256, variant, 255])
  if (LONG.test(type)) return String(9_007_199_254_740_993n + BigInt(id))
  if (WHOLE.test(type)) return id * 10 + variant
  if (type === 'float' || type === 'double') return id + variant + 0.5
  throw new Error(`no sample for ${field.fullName} of type ${type}`)
}

const build = (type: protobuf.Type, variant: number, above: readonly protobuf.Type[]): Omit<Sample, 'label'> => {
  const input: PlainMessage = {}
  const output: PlainMessage = {}
  for (const field of type.fieldsArray) {
    const { resolvedType, partOf, name } = field.resolve()
    if (partOf && partOf.fieldsArray[variant % partOf.fieldsArray.length] !== field) continue
    const one = (index: number): Omit<Sample, 'label'> | undefined => {
      if (resolvedType instanceof protobuf.Enum) {
        const names = Object.keys(resolvedType.values).slice(1)
        const value = names[(field.id + index) % names.length] as unknown as PlainMessage
        return { input: value, output: value }
      }
      if (resolvedType instanceof protobuf.Type) {
        // A type inside itself is filled once more, then left out.
        if (above.filter(outer => outer === resolvedType).length > 1) return undefined
        return build(resolvedType, variant + index, [...above, resolvedType])
      }
      const value = scalar(field, variant + index) as PlainMessage
      return { input: value, output: value }
    }
    if (field instanceof protobuf.MapField)
      throw new Error(`${field.fullName}: maps have no stable bytes and are not used`)
    const values = (field.repeated ? [one(0), one(1)] : [one(0)]).filter(value => value !== undefined)
    if (values.length > 0) input[name] = field.repeated ? values.map(value => value.input) : values[0]!.input
    output[name] = field.repeated ? values.map(value => value.output) : (values[0]?.output ?? null)
    if (partOf) output[partOf.name] = name
  }
  return { input, output }
}

/** The message with every field set; as many samples as its widest oneof has members. */
export const samplesOf = (type: protobuf.Type): Sample[] => {
  const widest = Math.max(1, ...type.oneofsArray.map(oneof => oneof.fieldsArray.length))
  return Array.from({ length: widest }, (_, variant) => {
    const members = type.oneofsArray.map(oneof => oneof.fieldsArray[variant % oneof.fieldsArray.length]!.name)
    const label = [nameOf(type), ...members].join(' with ')
    return { label, ...build(type, variant, [type]) }
  })
}
