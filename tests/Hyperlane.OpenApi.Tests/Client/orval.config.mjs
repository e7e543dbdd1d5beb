import { readFileSync } from "node:fs";

export default {
  library: {
    input: "openapi.json",
    output: { target: "orval/library.ts", client: "fetch", baseUrl: readFileSync("orval.address", "utf8") },
  },
};
