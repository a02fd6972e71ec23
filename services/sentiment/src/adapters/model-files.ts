import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { assembleModel, type Manifest, MODEL_FILES, type ModelFile } from '../core/format.ts'
import type { Model } from '../core/model.ts'

export const MODEL_DIR = fileURLToPath(new URL('../../model', import.meta.url))

/** Reads the committed model; throws when a file does not match its checksum in the manifest. */
export const readModel = (dir = MODEL_DIR): Model => {
  const manifest = JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8')) as Manifest
  const files = Object.fromEntries(
    MODEL_FILES.map(name => {
      const bytes = readFileSync(join(dir, name))
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      if (sha256 !== manifest.files[name]?.sha256) throw new Error(`${join(dir, name)} does not match manifest.json`)
      return [name, new Uint8Array(bytes)]
    }),
  ) as Record<ModelFile, Uint8Array>
  return assembleModel(manifest, files)
}
