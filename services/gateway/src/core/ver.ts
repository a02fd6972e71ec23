/** Whether `ver` outranks `held`: both are unsigned 64-bit integers as decimal text, too large for a number. */
export const outranks = (ver: string, held: string): boolean =>
  ver.length === held.length ? ver > held : ver.length > held.length
