import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import protobuf from 'protobufjs'

/** The folder that holds `tocsin/<area>/v1/*.proto`. Images keep the repository's layout, so it is found from this file. */
export const PROTO_DIR = fileURLToPath(new URL('../../../protos', import.meta.url))

/** Every contract file below `tocsin/`, relative to PROTO_DIR, in a stable order. */
export const protoFiles = (): string[] =>
  readdirSync(join(PROTO_DIR, 'tocsin'), { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.proto'))
    .map(file => join('tocsin', file))
    .sort()

/** A root of its own with all contracts. With `keepCase` fields are named as in the files (`brand_id`), else in camelCase. */
export const loadProtos = (options: { readonly keepCase?: boolean } = {}): protobuf.Root => {
  const root = new protobuf.Root()
  root.resolvePath = (_origin, target) => join(PROTO_DIR, target)
  root.loadSync(protoFiles(), options)
  root.resolveAll()
  return root
}

let loaded: protobuf.Root | undefined

/** All contracts as one protobufjs root, loaded once per process. */
export const protoRoot = (): protobuf.Root => {
  loaded ??= loadProtos()
  return loaded
}
