import { suggest } from '../runtime/suggest.ts'
import type { Located, Reader } from './reader.ts'

/** What has an id that other parts of a playbook name. */
export type Named = 'brand' | 'person' | 'role' | 'schedule' | 'chain' | 'stage' | 'scenario' | 'connector'

interface Mention {
  readonly kind: Named
  readonly id: string
  readonly at: Located
  readonly reader: Reader
}

/** The ids of all files of a playbook: where they are defined, and where they are named. */
export interface Names {
  /** False, and a problem, when the id is defined already. Roles may share an id: one for all brands and others for some. */
  define(mention: Mention, mayRepeat?: boolean): boolean
  refer(mention: Mention): void
  /** Reports each id that is named but defined nowhere. */
  check(): void
}

export const openNames = (): Names => {
  const definedIn = new Map<string, string>()
  const idsOf = new Map<Named, Set<string>>()
  const references: Mention[] = []
  return {
    define({ kind, id, at, reader }, mayRepeat = false) {
      const key = `${kind} ${id}`
      const earlier = definedIn.get(key)
      if (earlier !== undefined && !mayRepeat) {
        reader.report(at, `"${id}" is defined already in ${earlier}`)
        return false
      }
      definedIn.set(key, reader.file)
      idsOf.set(kind, (idsOf.get(kind) ?? new Set()).add(id))
      return true
    },
    refer: mention => void references.push(mention),
    check() {
      for (const { kind, id, at, reader } of references) {
        const known = idsOf.get(kind) ?? new Set()
        if (!known.has(id))
          reader.report(at, `names the ${kind} "${id}", which is defined nowhere.`, suggest(id, known))
      }
    },
  }
}
