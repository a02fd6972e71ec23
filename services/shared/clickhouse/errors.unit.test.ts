import { ClickHouseError } from '@clickhouse/client'
import { expect, it } from 'vitest'
import { asClickHouseFailure, ClickHouseRefusal, ClickHouseUnavailableError } from './errors.ts'

const answered = (type: string) => new ClickHouseError({ message: 'said so', code: '1', type })
const network = (code: string) => Object.assign(new Error(`connect ${code}`), { code })

it.each([
  ['a refused connection', network('ECONNREFUSED'), ClickHouseUnavailableError],
  ['a broken connection', network('EPIPE'), ClickHouseUnavailableError],
  ['an unknown host', network('ENOTFOUND'), ClickHouseUnavailableError],
  ['no answer in time', new Error('Timeout error.'), ClickHouseUnavailableError],
  ['a closed socket', new Error('socket hang up'), ClickHouseUnavailableError],
  ['too many parts', answered('TOO_MANY_PARTS'), ClickHouseUnavailableError],
  ['no memory', answered('MEMORY_LIMIT_EXCEEDED'), ClickHouseUnavailableError],
  ['a value that cannot be read', answered('CANNOT_PARSE_TEXT'), ClickHouseRefusal],
  ['an unknown table', answered('UNKNOWN_TABLE'), ClickHouseError],
  ['a bug of ours', new TypeError('undefined is not a function'), TypeError],
])('%s', (_, error, type) => {
  const failure = asClickHouseFailure(error)
  expect(failure).toBeInstanceOf(type)
  if (failure !== error) expect(failure.cause).toBe(error)
})
