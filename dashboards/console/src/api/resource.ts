import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { type ApiProblem, get, problemOf } from './client.ts'

export interface Resource<T> {
  /** The latest answer; it stays while the same path is read again, also when that fails. */
  readonly value: T | undefined
  /** Why the last reading failed; undefined once one succeeds. */
  readonly problem: ApiProblem | undefined
  readonly reload: () => void
}

interface Held<T> {
  readonly path: string | undefined
  readonly value?: T
  readonly problem?: ApiProblem
}

/** What the gateway answers to `GET path`, read when the path changes and by `reload`. An answer that was overtaken is dropped. Undefined asks nothing. */
export const useResource = <T>(path: string | undefined): Resource<T> => {
  const [held, setHeld] = useState<Held<T>>({ path })
  const asked = useRef(0)
  const reload = useCallback(() => {
    if (path === undefined) return
    const turn = ++asked.current
    const take = (next: Omit<Held<T>, 'path'>): void => {
      if (turn !== asked.current) return
      setHeld(before => ({
        ...(before.path === path && before.value !== undefined && { value: before.value }),
        ...next,
        path,
      }))
    }
    get<T>(path).then(
      value => take({ value }),
      error => take({ problem: problemOf(error) }),
    )
  }, [path])
  useEffect(() => {
    reload()
    return () => {
      asked.current++
    }
  }, [reload])
  const current = held.path === path ? held : undefined
  return { value: current?.value, problem: current?.problem, reload }
}
