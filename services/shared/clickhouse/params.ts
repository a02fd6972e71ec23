/** A parameter of a tuple type; an array would be bound as an array. */
export { TupleParam } from '@clickhouse/client'
