import type { PlanFile } from '@tocsin/shared/gen/tocsin/config/v1/PlanFile.ts'

/** A version of the plan as the log took it. It never changes. */
export interface PlanRecord {
  readonly version: number
  readonly appliedAtMs: number
  /** Person id, or "folder". */
  readonly appliedBy: string
  readonly reason: string
  readonly files: readonly PlanFile[]
  readonly commandId: string
  readonly commandHash: string
}

/** What somebody wants to be the plan from now on. */
export interface PlanCommand {
  readonly commandId: string
  readonly commandHash: string
  readonly files: readonly PlanFile[]
  readonly by: string
  readonly reason: string
  /** The version that it was made from; 0 does not care. */
  readonly expectedVersion: number
}

export type PlanDecision =
  /** The log holds the command since an earlier call. */
  | { readonly kind: 'taken'; readonly record: PlanRecord }
  | { readonly kind: 'idReused' }
  /** The plan says so already. */
  | { readonly kind: 'unchanged'; readonly record: PlanRecord }
  /** Another version became current meanwhile. */
  | { readonly kind: 'overtaken'; readonly by: PlanRecord | undefined }
  /** It is to be written under this number. */
  | { readonly kind: 'next'; readonly version: number }

/** Ids of callers live beside those of the folder and never meet them. */
const FOLDER_PREFIX = 'folder/'
export const FOLDER = 'folder'
export const requestCommandId = (requestId: string): string => `request/${requestId}`
export const folderCommandId = (after: number, hash: string): string => `${FOLDER_PREFIX}${after}/${hash}`
export const isFromFolder = ({ commandId }: PlanRecord): boolean => commandId.startsWith(FOLDER_PREFIX)

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** The same texts under the same names, wherever their folder lies. */
export const sameFiles = (a: readonly PlanFile[], b: readonly PlanFile[]): boolean =>
  a.length === b.length &&
  a.every(({ path, text }, index) => nameOf(path) === nameOf(b[index]!.path) && text === b[index]!.text)

export const takenAs = (records: readonly PlanRecord[], commandId: string): PlanRecord | undefined =>
  commandId === '' ? undefined : records.find(record => record.commandId === commandId)

/** What becomes of a command on the versions that the log holds, oldest first. */
export const decidePlan = (records: readonly PlanRecord[], command: PlanCommand): PlanDecision => {
  const taken = takenAs(records, command.commandId)
  if (taken) return taken.commandHash === command.commandHash ? { kind: 'taken', record: taken } : { kind: 'idReused' }
  const latest = records.at(-1)
  if (latest && sameFiles(latest.files, command.files)) return { kind: 'unchanged', record: latest }
  if (command.expectedVersion !== 0 && command.expectedVersion !== (latest?.version ?? 0))
    return { kind: 'overtaken', by: latest }
  return { kind: 'next', version: (latest?.version ?? 0) + 1 }
}
