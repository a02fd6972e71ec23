import { mkdirSync } from 'node:fs'
import { type FileHandle, open, readdir, readFile, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { lockFolder } from '@tocsin/shared/log/embedded/store/folder-lock.ts'
import { RetryableError } from '@tocsin/shared/log/errors.ts'
import type { EpochMs } from '@tocsin/shared/log/port.ts'
import { encodeFrame, type SpoolEntry, scanFrames } from './frames.ts'

/** The spool takes nothing more for now: too much of it, too old, or the disk refuses. */
export class SpoolRefusedError extends RetryableError {
  override readonly name = 'SpoolRefusedError'
  readonly reason: 'full' | 'too-old' | 'disk'
  constructor(reason: SpoolRefusedError['reason'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.reason = reason
  }
}

export interface SpoolFile {
  readonly entries: readonly SpoolEntry[]
  /** Everything of it is in the log. */
  remove(): Promise<void>
}

/** Appends that wait on disk, in their order. */
export interface Spool {
  /** Resolves when the entry is on the disk. Rejects with SpoolRefusedError: then it is not there. */
  add(entry: SpoolEntry): Promise<void>
  /** The oldest file, which takes no more from then on; undefined when nothing waits. */
  oldest(): Promise<SpoolFile | undefined>
  bytes(): number
  close(): Promise<void>
}

export interface SpoolOptions {
  readonly dir: string
  readonly maxBytes: number
  /** When the oldest entry waits for longer, nothing is added. */
  readonly maxAgeMs: number
  readonly now: () => EpochMs
  /** Each entry that an earlier process left, in its order. */
  onFound(entry: SpoolEntry): void
  onUnreadable(file: string, bytes: number): void
}

interface File {
  readonly path: string
  readonly oldestMs: EpochMs
  bytes: number
}

const NAME = /^(\d{12})\.spool$/
/** What a death between the log and the removal of a file repeats, at most, beside one entry. */
const FILE_BYTES = 4 * 1024 * 1024

const syncFolder = async (dir: string): Promise<void> => {
  const handle = await open(dir, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/**
 * Opens the folder, which belongs to one process, and looks through what an earlier one left. Every entry is a checked frame in a file of about
 * 4 MiB, on the disk before `add` resolves; a write that fails is cut off again, and the next one begins a new file. Rejects when the folder cannot be used.
 */
export const openSpool = async (options: SpoolOptions): Promise<Spool> => {
  const { dir, maxBytes, maxAgeMs, now, onFound, onUnreadable } = options
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const unlock = lockFolder(dir)
  const files: File[] = []
  let writing: { readonly file: File; readonly handle: FileHandle } | undefined
  let lastNumber = 0
  let last: Promise<unknown> = Promise.resolve()

  /** One after another: a file is read or written, never both. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work)
    last = next.catch(() => undefined)
    return next
  }
  const bytes = (): number => files.reduce((sum, file) => sum + file.bytes, 0)

  const find = async (): Promise<void> => {
    const names = (await readdir(dir)).filter(name => NAME.test(name)).toSorted()
    for (const name of names) {
      const path = join(dir, name)
      lastNumber = Number(NAME.exec(name)![1])
      const content = await readFile(path)
      const { entries, unreadableBytes } = scanFrames(content)
      if (unreadableBytes > 0) onUnreadable(name, unreadableBytes)
      if (entries.length === 0) await unlink(path)
      else files.push({ path, bytes: content.length, oldestMs: entries[0]!.spooledAtMs })
      for (const entry of entries) onFound(entry)
    }
  }

  const seal = async (): Promise<void> => {
    const handle = writing?.handle
    writing = undefined
    await handle?.close()
  }

  const begin = async (oldestMs: EpochMs): Promise<NonNullable<typeof writing>> => {
    const path = join(dir, `${String(++lastNumber).padStart(12, '0')}.spool`)
    const handle = await open(path, 'wx', 0o600)
    const file = { path, bytes: 0, oldestMs }
    files.push(file)
    writing = { file, handle }
    await syncFolder(dir)
    return writing
  }

  /** What was added before stays; what may be there in part goes. */
  const abandon = async ({ file, handle }: NonNullable<typeof writing>): Promise<void> => {
    await handle.truncate(file.bytes).catch(() => undefined)
    await seal().catch(() => undefined)
    if (file.bytes > 0) return
    files.splice(files.indexOf(file), 1)
    await unlink(file.path).catch(() => undefined)
  }

  const write = async (frame: Buffer, atMs: EpochMs): Promise<void> => {
    if (writing && writing.file.bytes >= FILE_BYTES) await seal()
    const { file, handle } = writing ?? (await begin(atMs))
    for (let written = 0; written < frame.length; ) {
      const { bytesWritten } = await handle.write(frame, written, frame.length - written, file.bytes + written)
      written += bytesWritten
    }
    await handle.datasync()
    file.bytes += frame.length
  }

  const assertTakes = (frame: Buffer): void => {
    const oldest = files[0]
    if (oldest && bytes() + frame.length > maxBytes)
      throw new SpoolRefusedError('full', `the spool holds ${bytes()} bytes, and ${maxBytes} are its limit`)
    if (oldest && now() - oldest.oldestMs > maxAgeMs)
      throw new SpoolRefusedError('too-old', 'what is in the spool waits for too long already')
  }

  try {
    await find()
  } catch (error) {
    unlock()
    throw error
  }
  return {
    bytes,
    add: entry =>
      inTurn(async () => {
        const frame = encodeFrame(entry)
        assertTakes(frame)
        try {
          await write(frame, entry.spooledAtMs)
        } catch (cause) {
          if (writing) await abandon(writing)
          throw new SpoolRefusedError('disk', `the spool cannot be written: ${String(cause)}`, { cause })
        }
      }),
    oldest: () =>
      inTurn(async () => {
        const file = files[0]
        if (!file) return undefined
        if (writing?.file === file) await seal()
        const { entries } = scanFrames(await readFile(file.path))
        return {
          entries,
          remove: () =>
            inTurn(async () => {
              await unlink(file.path)
              files.shift()
            }),
        }
      }),
    async close() {
      await inTurn(seal)
      unlock()
    },
  }
}
