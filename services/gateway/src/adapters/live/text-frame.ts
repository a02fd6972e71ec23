const FINAL_TEXT = 0x81
const SIXTEEN_BITS = 126
const SIXTY_FOUR_BITS = 127

/**
 * A text as one websocket frame of a server (RFC 6455 section 5.2: final, unmasked, not compressed), ready for the connection. Made once and
 * written to every connection as it is: framing it anew for each costs more than sending it.
 */
export const textFrame = (text: string): Buffer => {
  const length = Buffer.byteLength(text)
  const headerLength = length < SIXTEEN_BITS ? 2 : length <= 0xffff ? 4 : 10
  const frame = Buffer.allocUnsafe(headerLength + length)
  frame[0] = FINAL_TEXT
  if (headerLength === 2) {
    frame[1] = length
  } else if (headerLength === 4) {
    frame[1] = SIXTEEN_BITS
    frame.writeUInt16BE(length, 2)
  } else {
    frame[1] = SIXTY_FOUR_BITS
    frame.writeBigUInt64BE(BigInt(length), 2)
  }
  frame.write(text, headerLength)
  return frame
}
