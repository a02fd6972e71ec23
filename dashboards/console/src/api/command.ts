import { useRef, useState } from 'preact/hooks'
import { type ApiProblem, isUnsettled, newRequestId, post, problemOf } from './client.ts'

export interface Command<T> {
  /** Sends it; the answer, or undefined when it was refused or lost: `problem` says why then. Nothing is sent twice at a time. */
  readonly send: (body: object) => Promise<T | undefined>
  readonly pending: boolean
  readonly problem: ApiProblem | undefined
  /** It is not known whether what was sent last was done. */
  readonly lost: boolean
  readonly forget: () => void
}

/**
 * A command of a person to `path`. The body gets its `requestId` here: the same one while the same body is tried again after an outcome
 * that is not known, another for each new attempt.
 */
export const useCommand = <T>(path: string): Command<T> => {
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<ApiProblem>()
  const attempt = useRef({ content: '', requestId: '' })
  const busy = useRef(false)

  const send = async (body: object): Promise<T | undefined> => {
    if (busy.current) return undefined
    busy.current = true
    setPending(true)
    setProblem(undefined)
    const content = JSON.stringify([path, body])
    if (attempt.current.content !== content) attempt.current = { content, requestId: newRequestId() }
    try {
      const answer = await post<T>(path, { ...body, requestId: attempt.current.requestId })
      attempt.current = { content: '', requestId: '' }
      return answer
    } catch (error) {
      const found = problemOf(error)
      if (!isUnsettled(found)) attempt.current = { content: '', requestId: '' }
      setProblem(found)
      return undefined
    } finally {
      busy.current = false
      setPending(false)
    }
  }
  const lost = problem !== undefined && isUnsettled(problem)
  return { send, pending, problem, lost, forget: () => setProblem(undefined) }
}
