import { buildLexicon, type LexiconEntries } from './lexicon.ts'
import type { Calibration, Model, Table } from './model.ts'

/** What manifest.json says beside the binary files; `files` are checked by the reader. */
export interface Manifest {
  readonly version: string
  readonly trainedWith: Readonly<Record<string, string | number>>
  readonly files: Readonly<Record<string, { readonly bytes: number; readonly sha256: string }>>
  readonly language: TableShape
  readonly mood: TableShape
  readonly topics: TableShape
  readonly calibration: readonly Calibration[]
  readonly abusiveThresholds: readonly number[]
  readonly topicThreshold: number
}

export type TableShape = Omit<Table, 'words'>

export const MODEL_FILES = ['language.bin', 'mood.bin', 'topics.bin', 'lexicon.bin'] as const
export type ModelFile = (typeof MODEL_FILES)[number]

/** Three little-endian int32 arrays, each after its length. */
export const encodeLexicon = ({ keys, values, stemPrefixes }: LexiconEntries): Uint8Array => {
  const bytes = new Uint8Array(4 * (3 + keys.length + values.length + stemPrefixes.length))
  const view = new DataView(bytes.buffer)
  let at = 0
  for (const part of [keys, values, stemPrefixes]) {
    view.setInt32(at, part.length, true)
    at += 4
    for (const value of part) {
      view.setInt32(at, value, true)
      at += 4
    }
  }
  return bytes
}

export const decodeLexicon = (bytes: Uint8Array): LexiconEntries => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 0
  const next = (): Int32Array => {
    const length = view.getInt32(at, true)
    at += 4
    const part = new Int32Array(length)
    for (let i = 0; i < length; i++, at += 4) part[i] = view.getInt32(at, true)
    return part
  }
  return { keys: next(), values: next(), stemPrefixes: next() }
}

const LITTLE_ENDIAN = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1

const table = (shape: TableShape, bytes: Uint8Array): Table => {
  if (!LITTLE_ENDIAN) throw new Error('the model needs a little-endian machine')
  // a copy, so that the words are aligned whatever buffer the bytes lie in
  return { ...shape, words: new Int32Array(bytes.slice().buffer) }
}

/** The bytes of a table, as its file holds them. */
export const tableBytes = ({ words }: Table): Uint8Array =>
  new Uint8Array(words.buffer, words.byteOffset, words.byteLength)

/** The model of the files' bytes; their checksums are the reader's business. */
export const assembleModel = (manifest: Manifest, files: Readonly<Record<ModelFile, Uint8Array>>): Model => ({
  version: `tocsin@${manifest.version}`,
  lexicon: buildLexicon(decodeLexicon(files['lexicon.bin'])),
  language: table(manifest.language, files['language.bin']),
  mood: table(manifest.mood, files['mood.bin']),
  topics: table(manifest.topics, files['topics.bin']),
  calibration: manifest.calibration,
  abusiveThresholds: manifest.abusiveThresholds,
  topicThreshold: manifest.topicThreshold,
})
