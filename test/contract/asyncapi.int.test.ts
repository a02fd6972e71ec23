import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type AsyncAPIDocumentInterface, Parser } from '@asyncapi/parser'
import { protoRoot } from '@tocsin/shared/events/protos.ts'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import { beforeAll, describe, expect, it } from 'vitest'

const FILE = fileURLToPath(new URL('../../services/gateway/asyncapi.yaml', import.meta.url))

let document: AsyncAPIDocumentInterface
let complaints: readonly string[]
beforeAll(async () => {
  const parsed = await new Parser().parse(readFileSync(FILE, 'utf8'))
  document = parsed.document!
  complaints = parsed.diagnostics
    .filter(({ severity }) => severity <= 1)
    .map(({ message, path }) => `${path.join('.')}: ${message}`)
})

const topicChannels = () =>
  document
    .channels()
    .all()
    .filter(channel =>
      channel
        .servers()
        .all()
        .some(server => server.protocol() === 'kafka'),
    )

describe('the AsyncAPI document', () => {
  it('is valid AsyncAPI 3', () => {
    expect(complaints).toEqual([])
    expect(document.version()).toBe('3.0.0')
  })

  it('has a channel for every topic, and no other topic', () => {
    const addresses = topicChannels().map(channel => channel.address())
    expect(addresses.sort()).toEqual(
      Object.values(TOPICS)
        .map(({ name }) => name)
        .sort(),
    )
  })

  it('names the key of every topic', () => {
    const wrong = Object.values(TOPICS).filter(({ name, key }) => {
      const channel = topicChannels().find(one => one.address() === name)
      return !channel?.description()?.includes(`Key ${key}.`)
    })
    expect(wrong.map(({ name, key }) => `${name}: key ${key}`)).toEqual([])
  })

  it('names messages that protos/ has, for every topic but the dead letters', () => {
    const wrong = topicChannels().flatMap(channel =>
      channel
        .messages()
        .all()
        .map(message => message.extensions().get('x-protobuf')?.value<string>())
        .filter(name => (name === undefined ? !channel.address()?.endsWith('.dlq') : !protoRoot().lookupType(name)))
        .map(name => `${channel.address()}: ${name}`),
    )
    expect(wrong).toEqual([])
  })

  it('has the websocket and the webhook receiver', () => {
    const others = document
      .channels()
      .all()
      .map(channel => channel.address())
    expect(others).toEqual(expect.arrayContaining(['/v1/live', '/v1/mentions']))
    const live = document.channels().get('live')!
    expect(
      live
        .messages()
        .all()
        .map(message => message.id())
        .sort(),
    ).toEqual(['command', 'event', 'heartbeat', 'snapshot', 'state'])
  })
})
