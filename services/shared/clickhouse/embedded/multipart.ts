/** Fields of a multipart/form-data body, as the client sends long query parameters. Text fields only. */
export const multipartFields = (body: Buffer, contentType: string): [string, string][] => {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType)?.slice(1).find(Boolean)
  if (!boundary) return []
  const fields: [string, string][] = []
  for (const part of body.toString('utf8').split(`--${boundary}`).slice(1, -1)) {
    const split = part.indexOf('\r\n\r\n')
    const name = /name="([^"]*)"/i.exec(part.slice(0, split))?.[1]
    if (split >= 0 && name !== undefined) fields.push([name, part.slice(split + 4, -2)])
  }
  return fields
}
