import { useEffect } from 'preact/hooks'

/** A decision of which no answer came shows in the crisis itself once it is heard: `settle` is called then, as an answer would have done. */
export const useSettled = (done: boolean, settle: () => void): void => {
  useEffect(() => {
    if (done) settle()
  }, [done])
}
