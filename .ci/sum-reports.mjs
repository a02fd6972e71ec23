// Sums the runners' JSON reports (reports/vitest.json of every workspace) and closes with one line. In CI nothing may be skipped.
import { existsSync, globSync, readFileSync } from 'node:fs'

const failedSteps = Number(process.argv[2] ?? 0)
const workspaces = globSync(['services/*/package.json', 'dashboards/*/package.json', 'test/package.json']).filter(
  path => JSON.parse(readFileSync(path, 'utf8')).scripts?.test,
)

let passed = 0
let failed = 0
for (const manifest of workspaces.sort()) {
  const report = manifest.replace('package.json', 'reports/vitest.json')
  if (!existsSync(report)) {
    console.log(`${manifest}: no report was written`)
    failed += 1
    continue
  }
  const { testResults } = JSON.parse(readFileSync(report, 'utf8'))
  for (const file of testResults) {
    const name = file.name.replace(`${process.cwd()}/`, '')
    if (file.assertionResults.length === 0 && file.status === 'failed') {
      failed += 1
      console.log(`failed: ${name}: ${file.message}`)
    }
    for (const test of file.assertionResults) {
      if (test.status === 'passed') passed += 1
      else {
        failed += 1
        console.log(`${test.status}: ${name}: ${test.fullName}`)
      }
    }
  }
}
if (failedSteps > 0 && failed === 0) failed = failedSteps
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 && passed > 0 ? 0 : 1)
