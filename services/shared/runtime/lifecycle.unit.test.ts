import { expect, it } from 'vitest'
import { createLifecycle } from './lifecycle.ts'
import { createLogger } from './logger.ts'

const logger = createLogger({ name: 'test', level: 'silent' })

it('stops last in first out, once, and goes on after a failure', async () => {
  const order: string[] = []
  const lifecycle = createLifecycle(logger)
  lifecycle.onStop('log', () => void order.push('log'))
  lifecycle.onStop('broken', () => Promise.reject(new Error('no')))
  lifecycle.onStop('server', async () => void order.push('server'))
  expect(await lifecycle.stop()).toEqual(['broken'])
  expect(await lifecycle.stop()).toEqual(['broken'])
  expect(order).toEqual(['server', 'log'])
})

it('cuts off a step at the deadline and names what did not run', async () => {
  const lifecycle = createLifecycle(logger, { deadlineMs: 20 })
  lifecycle.onStop('never reached', () => {})
  lifecycle.onStop('hangs', () => new Promise(() => {}))
  expect(await lifecycle.stop()).toEqual(['hangs', 'never reached'])
})
