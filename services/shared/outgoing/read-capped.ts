import type { Readable } from 'node:stream'

export interface CappedBody {
  readonly body: string
  /** False when the body was cut: by its size, by the deadline, or by the other side. */
  readonly complete: boolean
}

/** Reads at most so many bytes as UTF-8, then lets go of the stream. Never rejects: a status that has come stays known. */
export const readCapped = (stream: Readable, maxBytes: number): Promise<CappedBody> =>
  new Promise(resolve => {
    const chunks: Buffer[] = []
    let bytes = 0
    const finish = (complete: boolean): void => {
      resolve({ body: Buffer.concat(chunks).subarray(0, maxBytes).toString('utf8'), complete })
    }
    stream.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      bytes += chunk.length
      if (bytes <= maxBytes) return
      finish(false)
      stream.destroy()
    })
    stream.once('end', () => finish(true))
    stream.once('error', () => finish(false))
    stream.once('close', () => finish(false))
  })
