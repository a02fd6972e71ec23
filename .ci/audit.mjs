// Reads what `npm audit --json` said. A registry that has no audit endpoint, or cannot be reached, is told and is no failure: what we ship
// is then as good as it was. What is known to be seriously broken is one.
let text = ''
for await (const chunk of process.stdin) text += chunk

const read = () => {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}
const { metadata, vulnerabilities = {}, error, message } = read()

if (!metadata?.vulnerabilities) {
  console.log(`not audited: the registry gave no answer (${error?.code ?? message ?? 'no reason told'})`)
} else {
  const serious = Object.values(vulnerabilities).filter(
    ({ severity }) => severity === 'high' || severity === 'critical',
  )
  for (const { name, severity, range } of serious) console.log(`${severity}: ${name} ${range}`)
  console.log(`audited: ${metadata.vulnerabilities.total} known, ${serious.length} of them serious`)
  process.exitCode = serious.length > 0 ? 1 : 0
}
