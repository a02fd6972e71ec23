/** Names one attempt of a person; a retry of the same command carries the same one, so that nothing is done twice. */
export const newRequestId = (): string => {
  // Plain http on another machine's address: browsers offer random bytes there, but no ready-made id.
  if (isSecureContext) return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('')
}
