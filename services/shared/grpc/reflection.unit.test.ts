import descriptor, { type IDescriptorProto, type IFileDescriptorProto } from 'protobufjs/ext/descriptor/index.js'
import { expect, it } from 'vitest'
import { reflectedContracts } from './reflection.ts'

const files = (): IFileDescriptorProto[] => {
  const [first] = Object.values(reflectedContracts())
  const { fileDescriptorProtos = [] } = first as { fileDescriptorProtos?: Buffer[] }
  return fileDescriptorProtos.map(bytes => descriptor.FileDescriptorProto.decode(bytes) as IFileDescriptorProto)
}

const typesOf = (scope: string, message: IDescriptorProto): string[] => [
  `${scope}.${message.name}`,
  ...(message.enumType ?? []).map(({ name }) => `${scope}.${message.name}.${name}`),
  ...(message.nestedType ?? []).flatMap(nested => typesOf(`${scope}.${message.name}`, nested)),
]

it('names every type absolutely, and declares the file it comes from', () => {
  const all = files()
  const homes = new Map(
    all.flatMap(file => [
      ...(file.messageType ?? []).flatMap(message =>
        typesOf(`.${file.package}`, message).map(type => [type, file.name] as const),
      ),
      ...(file.enumType ?? []).map(({ name }) => [`.${file.package}.${name}`, file.name] as const),
    ]),
  )
  expect(homes.size).toBeGreaterThan(50)
  for (const file of all) {
    const reachable = new Set([file.name, ...(file.dependency ?? [])])
    const used = [
      ...(file.messageType ?? []).flatMap(message => (message.field ?? []).flatMap(({ typeName }) => typeName || [])),
      ...(file.service ?? []).flatMap(service =>
        (service.method ?? []).flatMap(({ inputType, outputType }) => [inputType!, outputType!]),
      ),
    ]
    for (const type of used) expect([type, reachable.has(homes.get(type)!)]).toEqual([type, true])
  }
})

it('names fields as the contract files do', () => {
  const signal = files().find(file => file.package === 'tocsin.signal.v1')!
  const request = signal.messageType!.find(({ name }) => name === 'ListSignalsRequest')!
  expect(request.field!.map(({ name }) => name)).toContain('open_only')
})
