import { useFormats } from './context.ts'

/** What it is about, in how many negative mentions. */
export const Term = ({ term, negative }: { term: string; negative: number }) => {
  const formats = useFormats()
  return (
    <>
      {`«${term}» `}
      <b>{formats.count(negative)}</b>
    </>
  )
}
