import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Formats } from '../format/formats.ts'

export const FormatsContext = createContext<Formats | undefined>(undefined)

export const useFormats = (): Formats => {
  const formats = useContext(FormatsContext)
  if (!formats) throw new Error('No formats: the wall is rendered inside FormatsContext')
  return formats
}
