// Lints a document by the rules that Redocly recommends, and tells what is not in a list of what is meant so.
import { readFileSync } from "node:fs";
import { createConfig, lintFromString } from "@redocly/openapi-core";

const allowed = new Set([
  "info-license", // An app says its licence where it has one.
  "operation-2xx-response", // Success of a redirect is 3xx.
]);
const config = await createConfig({ extends: ["recommended"] });
const found = await lintFromString({ source: readFileSync(process.argv[2], "utf8"), absoluteRef: process.argv[2], config });
const told = found.filter(one => !allowed.has(one.ruleId)).map(one => `${one.ruleId}: ${one.message} ${one.location[0]?.pointer ?? ""}`);
if (told.length > 0) {
  console.error(told.join("\n"));
  process.exit(1);
}
