import protobuf from 'protobufjs'

/** A field's value as the encoder takes it; throws a TypeError that names the field when it does not fit. */
type Convert = (value: unknown, path: string) => unknown

const shown = (value: unknown): string => {
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

const scalar = (what: string, fits: (value: unknown) => boolean): Convert => {
  return (value, path) => {
    if (fits(value)) return value
    throw new TypeError(`${path} is ${shown(value)}, not ${what}`)
  }
}

const isNumber = (value: unknown): boolean => typeof value === 'number'
const isUnsigned = (value: unknown): boolean =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) < 2 ** 32
const isSigned = (value: unknown): boolean => Number.isInteger(value) && Math.abs(value as number) <= 2 ** 31
const isLong = (value: unknown): boolean =>
  typeof value === 'string' ? /^-?\d+$/.test(value) : Number.isSafeInteger(value)

const SCALARS: Readonly<Record<string, Convert>> = {
  string: scalar('a text', value => typeof value === 'string'),
  bool: scalar('true or false', value => typeof value === 'boolean'),
  bytes: scalar('bytes', value => value instanceof Uint8Array),
  double: scalar('a number', isNumber),
  float: scalar('a number', isNumber),
  uint32: scalar('a whole number of 32 bits', isUnsigned),
  fixed32: scalar('a whole number of 32 bits', isUnsigned),
  int32: scalar('a signed whole number of 32 bits', isSigned),
  sint32: scalar('a signed whole number of 32 bits', isSigned),
  sfixed32: scalar('a signed whole number of 32 bits', isSigned),
}
const long = scalar('a whole number of 64 bits', isLong)
/** Its types leave out what protobufjs' own generated code calls. */
const Long = protobuf.util.Long as unknown as { fromValue(value: unknown, unsigned: boolean): unknown }
const convertLong = (unsigned: boolean): Convert => {
  return (value, path) => Long.fromValue(long(value, path), unsigned)
}

const convertEnum = ({ values, valuesById, name }: protobuf.Enum): Convert => {
  const refuse = scalar(`a ${name}`, () => false)
  return (value, path) => {
    if (typeof value === 'number' && value in valuesById) return value
    return typeof value === 'string' && Object.hasOwn(values, value) ? values[value] : refuse(value, path)
  }
}

const convertOne = (field: protobuf.Field): Convert => {
  const { resolvedType, type } = field.resolve()
  if (resolvedType instanceof protobuf.Type) return (value, path) => converterOf(resolvedType)(value, path)
  if (resolvedType instanceof protobuf.Enum) return convertEnum(resolvedType)
  return SCALARS[type] ?? convertLong(/^uint64$|^fixed64$/.test(type))
}

const convertField = (field: protobuf.Field): Convert => {
  const one = convertOne(field)
  if (!field.repeated) return one
  return (value, path) => {
    if (!Array.isArray(value)) throw new TypeError(`${path} is ${shown(value)}, not a list`)
    return value.map(item => one(item, path))
  }
}

const compile = (type: protobuf.Type): Convert => {
  const fields = new Map(type.fieldsArray.map(field => [field.name, convertField(field)]))
  const oneofs = new Set(type.oneofsArray.map(oneof => oneof.name))
  return (value, path) => {
    if (typeof value !== 'object' || value === null) throw new TypeError(`${path} is ${shown(value)}, not a message`)
    const message: Record<string, unknown> = {}
    for (const name in value) {
      const given = (value as Record<string, unknown>)[name]
      const convert = fields.get(name)
      if (convert) {
        if (given !== undefined && given !== null) message[name] = convert(given, name)
      } else if (!oneofs.has(name)) {
        throw new TypeError(`${path} has no field "${name}"; it has ${[...fields.keys()].join(', ')}`)
      }
    }
    return message
  }
}

const compiled = new WeakMap<protobuf.Type, Convert>()

const converterOf = (type: protobuf.Type): Convert => {
  let convert = compiled.get(type)
  if (!convert) {
    convert = compile(type)
    compiled.set(type, convert)
  }
  return convert
}

/**
 * What the type's encoder takes, from a message as writers give it: partial, camelCase, enums by name or number, 64-bit integers as
 * text or number; undefined and null are absent fields. Throws a TypeError that names the field when something does not fit:
 * protobufjs itself would turn a text into NaN, and drop an unknown field at any depth, without a word.
 */
export const toMessage = (type: protobuf.Type, value: object): Record<string, unknown> =>
  converterOf(type)(value, type.fullName.slice(1)) as Record<string, unknown>
