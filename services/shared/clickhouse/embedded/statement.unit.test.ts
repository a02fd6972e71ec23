import { describe, expect, it } from 'vitest'
import { FrontError, outputFormat, preparations, rawInsert, sqlIdentifier, sqlString } from './statement.ts'

describe('preparations', () => {
  it.each([
    [
      'nothing to prepare',
      [
        ['query_id', 'x'],
        ['enable_http_compression', '1'],
        ['default_format', 'JSON'],
      ],
      [],
    ],
    ['a database', [['database', 'a`b']], ['USE `a\\`b`']],
    [
      'settings and parameters together',
      [
        ['max_threads', '2'],
        ['param_x', "it's \\t"],
      ],
      ["SET max_threads = '2', param_x = 'it\\'s \\\\t'"],
    ],
  ] as const)('%s', (_, parameters, expected) => {
    expect(preparations(parameters)).toEqual(expected)
  })

  it.each(['a b', "x'; DROP TABLE t", 'param_', 'param_a-b', '1x'])('refuses %j as a name', name => {
    expect(() => preparations([[name, '1']])).toThrow(FrontError)
  })

  it.each(['session_id', 'role'])('refuses %s rather than ignoring it', name => {
    expect(() => preparations([[name, 'x']])).toThrow(/NOT_IMPLEMENTED/)
  })
})

describe('rawInsert', () => {
  it.each([
    ['INSERT INTO t FORMAT JSONEachRow', { table: 't', columns: undefined, format: 'JSONEachRow', by: 'line' }],
    [
      'insert into db.t (a, b.c) format JSONCompactEachRow',
      { table: 'db.t', columns: ['a', 'b.c'], format: 'JSONCompactEachRow', by: 'line' },
    ],
    ['INSERT INTO t (a) FORMAT CSV', { table: 't', columns: ['a'], format: 'CSV', by: 'whole' }],
    ['INSERT INTO t (a) FORMAT RowBinary', { table: 't', columns: ['a'], format: 'RowBinary', by: 'file' }],
  ])('%s goes as bytes', (query, expected) => {
    expect(rawInsert(query)).toEqual(expected)
  })

  it.each([
    'INSERT INTO t (* EXCEPT (a)) FORMAT JSONEachRow',
    'INSERT INTO `odd name` FORMAT JSONEachRow',
    'INSERT INTO t SETTINGS async_insert = 0 FORMAT JSONEachRow',
    'INSERT INTO t SELECT 1',
    'SELECT 1 FORMAT JSON',
  ])('%s goes as text', query => {
    expect(rawInsert(query)).toBeUndefined()
  })

  it('refuses formats that chdb cannot take', () => {
    expect(() => rawInsert('INSERT INTO t FORMAT Parquet')).toThrow(/NOT_IMPLEMENTED/)
  })
})

it.each([
  ['SELECT 1 \nFORMAT JSONEachRow', 'JSONEachRow'],
  ['SELECT 1 FORMAT JSON SETTINGS max_threads = 1', 'JSON'],
  ["SELECT 'FORMAT CSV'", undefined],
  ['SELECT 1', undefined],
])('outputFormat of %j is %s', (query, format) => {
  expect(outputFormat(query)).toBe(format)
})

it('quotes text and names', () => {
  expect(sqlString("a'b\\c")).toBe("'a\\'b\\\\c'")
  expect(sqlIdentifier('a`b')).toBe('`a\\`b`')
})
