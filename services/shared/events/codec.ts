import type protobuf from 'protobufjs'
import type { AuditPayload, AuditPayloadInput } from '../gen/tocsin/audit/v1/AuditPayload.ts'
import type { AuditRecord, AuditRecordInput } from '../gen/tocsin/audit/v1/AuditRecord.ts'
import type { ConfigVersion, ConfigVersionInput } from '../gen/tocsin/config/v1/ConfigVersion.ts'
import type { CrisisRecord, CrisisRecordInput } from '../gen/tocsin/crisis/v1/CrisisRecord.ts'
import type { FlagNote, FlagNoteInput } from '../gen/tocsin/crisis/v1/FlagNote.ts'
import type { ErasureRecord, ErasureRecordInput } from '../gen/tocsin/erasure/v1/ErasureRecord.ts'
import type { HoldWork, HoldWorkInput } from '../gen/tocsin/hold/v1/HoldWork.ts'
import type { SourceCursor, SourceCursorInput } from '../gen/tocsin/ingest/v1/SourceCursor.ts'
import type { SourceHealth, SourceHealthInput } from '../gen/tocsin/ingest/v1/SourceHealth.ts'
import type { Control, ControlInput } from '../gen/tocsin/mention/v1/Control.ts'
import type { Deletion, DeletionInput } from '../gen/tocsin/mention/v1/Deletion.ts'
import type { Mention, MentionInput } from '../gen/tocsin/mention/v1/Mention.ts'
import type { MentionFold, MentionFoldInput } from '../gen/tocsin/mention/v1/MentionFold.ts'
import type { MentionText, MentionTextInput } from '../gen/tocsin/mention/v1/MentionText.ts'
import type { Tick, TickInput } from '../gen/tocsin/mention/v1/Tick.ts'
import type { NotificationEvent, NotificationEventInput } from '../gen/tocsin/notification/v1/NotificationEvent.ts'
import type {
  NotificationRequested,
  NotificationRequestedInput,
} from '../gen/tocsin/notification/v1/NotificationRequested.ts'
import type { ThinningRange, ThinningRangeInput } from '../gen/tocsin/sentiment/v1/ThinningRange.ts'
import type { Signal, SignalInput } from '../gen/tocsin/signal/v1/Signal.ts'
import type { Window, WindowInput } from '../gen/tocsin/window/v1/Window.ts'
import { protoRoot } from './protos.ts'
import { toMessage } from './to-message.ts'

/** Thrown when bytes are not a message of the expected type. The reader sends the record to the dead-letter topic. */
export class DecodeError extends Error {
  override readonly name = 'DecodeError'
}

/**
 * One message type as bytes and as a plain object. `encode` takes partial objects and throws a TypeError that names the field when
 * a value has the wrong type or the field does not exist (a snake_case name would otherwise send an empty field).
 * `decode` fills every absent field with its default; enums are their names, 64-bit integers strings; it throws DecodeError.
 */
export interface Codec<In, Out> {
  readonly typeName: string
  encode(value: In): Uint8Array
  decode(bytes: Uint8Array): Out
}

const TO_OBJECT: protobuf.IConversionOptions = { longs: String, enums: String, defaults: true, oneofs: true }

/** A codec for any message of `protos/`, e.g. `messageCodec<TickInput, Tick>('tocsin.mention.v1.Tick')`. */
export const messageCodec = <In extends object, Out>(typeName: string): Codec<In, Out> => {
  let resolved: protobuf.Type | undefined
  const type = (): protobuf.Type => {
    resolved ??= protoRoot().lookupType(typeName)
    return resolved
  }
  return {
    typeName,
    encode(value) {
      return type().encode(toMessage(type(), value)).finish()
    },
    decode(bytes) {
      try {
        return type().toObject(type().decode(bytes), TO_OBJECT) as Out
      } catch (cause) {
        throw new DecodeError(`not a ${typeName}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
      }
    },
  }
}

export const mentionCodec = messageCodec<MentionInput, Mention>('tocsin.mention.v1.Mention')
export const mentionTextCodec = messageCodec<MentionTextInput, MentionText>('tocsin.mention.v1.MentionText')
export const mentionFoldCodec = messageCodec<MentionFoldInput, MentionFold>('tocsin.mention.v1.MentionFold')
export const tickCodec = messageCodec<TickInput, Tick>('tocsin.mention.v1.Tick')
export const controlCodec = messageCodec<ControlInput, Control>('tocsin.mention.v1.Control')
export const deletionCodec = messageCodec<DeletionInput, Deletion>('tocsin.mention.v1.Deletion')
export const thinningRangeCodec = messageCodec<ThinningRangeInput, ThinningRange>('tocsin.sentiment.v1.ThinningRange')
export const windowCodec = messageCodec<WindowInput, Window>('tocsin.window.v1.Window')
export const signalCodec = messageCodec<SignalInput, Signal>('tocsin.signal.v1.Signal')
export const configVersionCodec = messageCodec<ConfigVersionInput, ConfigVersion>('tocsin.config.v1.ConfigVersion')
export const sourceHealthCodec = messageCodec<SourceHealthInput, SourceHealth>('tocsin.ingest.v1.SourceHealth')
export const sourceCursorCodec = messageCodec<SourceCursorInput, SourceCursor>('tocsin.ingest.v1.SourceCursor')
export const crisisRecordCodec = messageCodec<CrisisRecordInput, CrisisRecord>('tocsin.crisis.v1.CrisisRecord')
export const notificationRequestedCodec = messageCodec<NotificationRequestedInput, NotificationRequested>(
  'tocsin.notification.v1.NotificationRequested',
)
export const notificationEventCodec = messageCodec<NotificationEventInput, NotificationEvent>(
  'tocsin.notification.v1.NotificationEvent',
)
export const holdWorkCodec = messageCodec<HoldWorkInput, HoldWork>('tocsin.hold.v1.HoldWork')
export const flagNoteCodec = messageCodec<FlagNoteInput, FlagNote>('tocsin.crisis.v1.FlagNote')
export const auditRecordCodec = messageCodec<AuditRecordInput, AuditRecord>('tocsin.audit.v1.AuditRecord')
export const auditPayloadCodec = messageCodec<AuditPayloadInput, AuditPayload>('tocsin.audit.v1.AuditPayload')
export const erasureRecordCodec = messageCodec<ErasureRecordInput, ErasureRecord>('tocsin.erasure.v1.ErasureRecord')
