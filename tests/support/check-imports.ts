/**
 * Import directions (import-rules.ts), with a guard: a cruiser that meets a compiler it
 * does not know scans nothing and reports success, so a small count is a failure too.
 */
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { forbidden, options } from './import-rules.ts';

const FEWEST_MODULES = 60;

const { output } = await cruise(
  ['shared', 'db', 'hardware', 'server', 'web', 'tests'],
  {
    ...options,
    ruleSet: { forbidden },
    validate: true,
  },
  undefined,
  { tsConfig: extractTSConfig('tsconfig.json') },
);
const { modules, summary } = output as ICruiseResult;
const ours = modules.filter((module) =>
  /^(shared|db|hardware|server|web|tests)\//.test(module.source),
);

for (const violation of summary.violations) {
  const comment = forbidden.find((rule) => rule.name === violation.rule.name)?.comment ?? '';
  console.error(`${violation.from} -> ${violation.to}: ${violation.rule.name}. ${comment}`);
}
console.log(`import directions: ${ours.length} modules, ${summary.violations.length} violations`);
if (ours.length < FEWEST_MODULES) {
  console.error(`Only ${ours.length} modules were scanned: the check itself is broken.`);
  process.exitCode = 1;
}
if (summary.violations.length > 0) process.exitCode = 1;
