import type { PackageDefinition } from '@grpc/proto-loader'
import type protobuf from 'protobufjs'
import descriptor, { type IDescriptorProto, type IFileDescriptorProto } from 'protobufjs/ext/descriptor/index.js'
import { loadProtos } from '../events/protos.ts'
import { contracts } from './contracts.ts'

/** The package of a type: the part of its full name before the first capital. */
const packageOf = (fullName: string): string => fullName.slice(1, fullName.search(/\.[A-Z]/))

/**
 * Types by absolute names (".tocsin.window.v1.Window"), and the packages that a file needs: protobufjs writes relative names and no
 * dependencies, which readers in other languages cannot resolve.
 */
const qualifyFile = (root: protobuf.Root, file: IFileDescriptorProto): ReadonlySet<string> => {
  const needed = new Set<string>()
  const absolute = (type: protobuf.ReflectionObject | null): string => {
    needed.add(packageOf(type!.fullName))
    return type!.fullName
  }
  const qualifyMessage = (scope: string, message: IDescriptorProto): void => {
    const fullName = `${scope}.${message.name}`
    const { fieldsById } = root.lookupType(fullName)
    for (const field of message.field ?? []) {
      const { resolvedType } = fieldsById[field.number!]!.resolve()
      if (resolvedType) field.typeName = absolute(resolvedType)
    }
    for (const nested of message.nestedType ?? []) qualifyMessage(fullName, nested)
  }
  const scope = file.package ?? ''
  for (const message of file.messageType ?? []) qualifyMessage(scope, message)
  for (const service of file.service ?? []) {
    const { methods } = root.lookupService(`${scope}.${service.name}`)
    for (const method of service.method ?? []) {
      const resolved = methods[method.name!]!
      resolved.resolve()
      method.inputType = absolute(resolved.resolvedRequestType)
      method.outputType = absolute(resolved.resolvedResponseType)
    }
  }
  needed.delete(scope)
  return needed
}

/** The contracts as the reflection service hands them out, for grpcurl and clients that learn the contract from the server. */
export const reflectedContracts = (): PackageDefinition => {
  const root = loadProtos({ keepCase: true })
  const { file: files } = root.toDescriptor('proto3')
  const fileOf = new Map(files.map(file => [file.package, file.name!]))
  for (const file of files) file.dependency = [...qualifyFile(root, file)].map(name => fileOf.get(name)!).sort()
  const fileDescriptorProtos = files.map(file => Buffer.from(descriptor.FileDescriptorProto.encode(file).finish()))
  return Object.fromEntries(
    Object.entries(contracts()).map(([name, definition]) => [
      name,
      'format' in definition ? { ...definition, fileDescriptorProtos } : definition,
    ]),
  ) as PackageDefinition
}
