import { randomBytes } from 'node:crypto'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DeskState } from './core/desk.ts'

/** The desk's file in the data folder: where it listens, what it is signed with, and what it must not forget. */
export interface KeptDesk {
  readonly port: number
  readonly secret: string
  readonly state: DeskState
}

const FILE = 'demo-desk.json'

/** Undefined on the first start. */
export const readKeptDesk = (dataDir: string): KeptDesk | undefined => {
  try {
    return JSON.parse(readFileSync(join(dataDir, FILE), 'utf8')) as KeptDesk
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/** Whole or not at all, whatever is killed. */
export const keepDesk = (dataDir: string, desk: KeptDesk): void => {
  const path = join(dataDir, FILE)
  writeFileSync(`${path}.new`, JSON.stringify(desk), { mode: 0o600 })
  renameSync(`${path}.new`, path)
}

export const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`
