import { protoRoot } from '@tocsin/shared/events/protos.ts'
import { type TSchema, Type } from 'typebox'
import type { ResponseOf } from '../escalation/client.ts'

type Root = ReturnType<typeof protoRoot>
type MessageType = ReturnType<Root['lookupType']>
type Field = MessageType['fieldsArray'][number]

/** The messages that routes answer with; what they hold follows. */
const ANSWERED = [
  'tocsin.crisis.v1.Crisis',
  'tocsin.crisis.v1.TimelineEntry',
  'tocsin.crisis.v1.PreviewConfirmationResponse',
  'tocsin.crisis.v1.DescribeLinkResponse',
  'tocsin.crisis.v1.DescribeFlagCodeResponse',
  'tocsin.notification.v1.Notification',
  'tocsin.playbook.v1.GetPlaybookResponse',
  'tocsin.playbook.v1.PlaybookProblem',
]

const NUMBERS = new Set(['double', 'float', 'int32', 'uint32', 'sint32', 'fixed32', 'sfixed32'])

const isMessage = (type: Field['resolvedType']): type is MessageType => type !== null && 'fieldsArray' in type

const single = ({ type, resolvedType }: Field): object => {
  if (isMessage(resolvedType)) return { $ref: `${resolvedType.name}#` }
  if (resolvedType) return { type: 'string', enum: Object.keys(resolvedType.values) }
  if (NUMBERS.has(type)) return { type: 'number' }
  return { type: type === 'bool' ? 'boolean' : 'string' }
}

const fieldSchema = (field: Field): object => {
  field.resolve()
  const one = single(field)
  if (field.repeated) return { type: 'array', items: one }
  const mayBeNull = isMessage(field.resolvedType) && !field.partOf
  return mayBeNull ? { anyOf: [one, { type: 'null' }] } : one
}

/** A message as JSON: names in camelCase, enums by name, every field present; of a choice, its name and the one that was taken. */
const messageSchema = (type: MessageType): TSchema =>
  Type.Unsafe({
    $id: type.name,
    type: 'object',
    description: `${type.fullName.slice(1)} of the contracts.`,
    properties: Object.fromEntries([
      ...type.oneofsArray.map(({ name, fieldsArray }) => [
        name,
        { type: 'string', enum: fieldsArray.map(one => one.name) },
      ]),
      ...type.fieldsArray.map(field => [field.name, fieldSchema(field)]),
    ]),
  })

/** The contracts of what routes answer, each by its name, read from the same files as gRPC's. */
export const messageSchemas = (): TSchema[] => {
  const found = new Map<string, TSchema>()
  const add = (type: MessageType): void => {
    if (found.has(type.name)) return
    found.set(type.name, messageSchema(type))
    for (const { resolvedType } of type.fieldsArray) if (isMessage(resolvedType)) add(resolvedType)
  }
  for (const name of ANSWERED) add(protoRoot().lookupType(name))
  return [...found.values()]
}

/** Refers to a message by its name. */
export const Message = <T>(name: string, description?: string) =>
  Type.Unsafe<T>({ $ref: `${name}#`, ...(description && { description }) })

export type Crisis = NonNullable<ResponseOf<'crisis', 'GetCrisis'>['crisis']>
export type HoldState = NonNullable<ResponseOf<'hold', 'StartHold'>['hold']>

/** A message that the contract lets be absent and a success never leaves out. */
export const present = <T>(value: T | null): T => {
  if (value === null) throw new Error('the answer lacks what was asked for')
  return value
}
