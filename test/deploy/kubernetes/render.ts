import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseAllDocuments } from 'yaml'

/** The folder `deploy/kubernetes/`. */
export const KUBERNETES = fileURLToPath(new URL('../../../deploy/kubernetes/', import.meta.url))
export const OVERLAYS = ['dev', 'production'] as const
export type Overlay = (typeof OVERLAYS)[number]

/** Whatever renders: kubectl with a kustomize that knows components (1.21 or newer), kustomize itself, or one built from its Go module. */
const RENDERERS: readonly (readonly [command: string, ...args: string[]])[] = [
  ['kubectl', 'kustomize'],
  ['kustomize', 'build'],
  ['go', 'run', 'sigs.k8s.io/kustomize/kustomize/v5@v5.5.0', 'build'],
]

const output = ([command, ...args]: readonly [string, ...string[]], folder: string): string =>
  execFileSync(command, [...args, folder], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, stdio: 'pipe' })

/** Debian's kubectl is too old for components: what cannot render is passed over. */
const works = (renderer: (typeof RENDERERS)[number]): boolean => {
  try {
    return output(renderer, `${KUBERNETES}base`).includes('kind: Deployment')
  } catch {
    return false
  }
}

let found: (typeof RENDERERS)[number] | undefined

/** Whether something here renders manifests; looked for once. */
export const canRender = (): boolean => {
  found ??= RENDERERS.find(works)
  return found !== undefined
}

/** A folder of `deploy/kubernetes` as kustomize renders it. Throws when it has problems, or when nothing here can render. */
export const renderText = (folder: string): string => {
  if (!canRender() || !found) throw new Error('nothing here renders: install kubectl (1.21 or newer), kustomize, or Go')
  return output(found, `${KUBERNETES}${folder}`)
}

/** What every object of Kubernetes has; the rest is looked into by those who know the kind. */
export interface Manifest {
  readonly apiVersion: string
  readonly kind: string
  readonly metadata: {
    readonly name: string
    readonly namespace?: string
    readonly labels?: Readonly<Record<string, string>>
  }
}

/** The documents of a text of YAML. */
export const manifestsOf = (text: string): readonly Manifest[] =>
  parseAllDocuments(text).flatMap(document => {
    const value: unknown = document.toJS()
    return value === null || value === undefined ? [] : [value as Manifest]
  })

/** All of an overlay; rendered once per process. */
export const overlay = (() => {
  const rendered = new Map<Overlay, readonly Manifest[]>()
  return (name: Overlay): readonly Manifest[] => {
    const before = rendered.get(name)
    if (before) return before
    const manifests = manifestsOf(renderText(`overlays/${name}`))
    rendered.set(name, manifests)
    return manifests
  }
})()

/** The files of `examples/`, which belong to no overlay. */
export const examples = (): readonly Manifest[] =>
  ['external-secrets.yaml', 'topics-check.yaml', 'backup.yaml'].flatMap(name =>
    manifestsOf(readFileSync(`${KUBERNETES}examples/${name}`, 'utf8')),
  )
