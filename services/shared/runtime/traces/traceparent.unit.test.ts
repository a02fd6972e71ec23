import { describe, expect, it } from 'vitest'
import { formatTraceparent, parseTraceparent } from './traceparent.ts'

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736'
const SPAN = '00f067aa0ba902b7'

describe('traceparent', () => {
  it.each([
    ['as the recommendation writes it', `00-${TRACE}-${SPAN}-01`, true],
    ['with flags of later levels', `00-${TRACE}-${SPAN}-03`, true],
    ['of a later version with more fields', `01-${TRACE}-${SPAN}-01-more`, true],
    ['of this version with more fields', `00-${TRACE}-${SPAN}-01-more`, false],
    ['twice', `00-${TRACE}-${SPAN}-01, 00-${TRACE}-${SPAN}-01`, false],
    ['with a line of its own behind', `00-${TRACE}-${SPAN}-01\nx`, false],
    ['that nobody records', `00-${TRACE}-${SPAN}-00`, false],
    ['of the forbidden version', `ff-${TRACE}-${SPAN}-01`, false],
    ['with a trace id of zeros', `00-${'0'.repeat(32)}-${SPAN}-01`, false],
    ['with a span id of zeros', `00-${TRACE}-${'0'.repeat(16)}-01`, false],
    ['in capitals', `00-${TRACE.toUpperCase()}-${SPAN}-01`, false],
    ['cut off', `00-${TRACE}-${SPAN}`, false],
    ['that is none', 'hello', false],
    ['that is not there', undefined, false],
  ])('%s', (_, header, goesOn) => {
    const place = parseTraceparent(header)
    expect(place).toEqual(goesOn ? { traceId: TRACE, spanId: SPAN, traceFlags: 1 } : undefined)
    if (place !== undefined) expect(parseTraceparent(formatTraceparent(place))).toEqual(place)
  })
})
