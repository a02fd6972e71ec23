/** The next offset to read, by partition: where a stream goes on. */
export type Positions = ReadonlyMap<number, bigint>

const VERSION = 1

/** Opaque to callers; holds on any replica, since it names places in the log. */
export const encodeToken = (positions: Positions): string =>
  Buffer.from(
    JSON.stringify([VERSION, [...positions].map(([partition, offset]) => [partition, offset.toString()])]),
  ).toString('base64url')

const isPlace = (raw: unknown): raw is [number, string] =>
  Array.isArray(raw) &&
  Number.isInteger(raw[0]) &&
  raw[0] >= 0 &&
  typeof raw[1] === 'string' &&
  /^\d{1,19}$/.test(raw[1])

/** Undefined when this is no token of ours. */
export const decodeToken = (token: string): Positions | undefined => {
  try {
    const raw: unknown = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'))
    if (!Array.isArray(raw) || raw[0] !== VERSION || !Array.isArray(raw[1]) || !raw[1].every(isPlace)) return undefined
    return new Map(raw[1].map(([partition, offset]) => [partition, BigInt(offset)]))
  } catch {
    return undefined
  }
}
