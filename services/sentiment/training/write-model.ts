import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Manifest, type ModelFile, type TableShape, tableBytes } from '../src/core/format.ts'
import type { Table } from '../src/core/model.ts'

const shape = ({ columns, scale, bias }: Table): TableShape => ({ columns, scale, bias })

export interface TrainedModel {
  readonly language: Table
  readonly mood: Table
  readonly topics: Table
  readonly lexicon: Uint8Array
  readonly rest: Omit<Manifest, 'version' | 'files' | 'language' | 'mood' | 'topics'>
}

/** Writes the files and their manifest. The version is derived from the bytes: same data and arguments, same version. */
export const writeModel = (dir: string, { language, mood, topics, lexicon, rest }: TrainedModel): Manifest => {
  mkdirSync(dir, { recursive: true })
  const bytes: Record<ModelFile, Uint8Array> = {
    'language.bin': tableBytes(language),
    'mood.bin': tableBytes(mood),
    'topics.bin': tableBytes(topics),
    'lexicon.bin': lexicon,
  }
  const files = Object.fromEntries(
    Object.entries(bytes).map(([name, content]) => {
      writeFileSync(join(dir, name), content)
      return [name, { bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') }]
    }),
  )
  const body = { ...rest, files, language: shape(language), mood: shape(mood), topics: shape(topics) }
  const version = createHash('sha256').update(JSON.stringify(body)).digest('hex').slice(0, 12)
  const manifest: Manifest = { version, ...body }
  writeFileSync(join(dir, 'manifest.json'), `${JSON.stringify(manifest, undefined, 2)}\n`)
  return manifest
}
