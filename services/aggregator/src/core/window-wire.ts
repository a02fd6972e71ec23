import { windowCodec } from '@tocsin/shared/events/codec.ts'
import type { WindowInput } from '@tocsin/shared/gen/tocsin/window/v1/Window.ts'

export const encodeWindow = (window: WindowInput): Uint8Array => windowCodec.encode(window)
