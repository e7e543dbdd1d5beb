import { readFileSync } from "node:fs";

// Of a form with two media types orval sends JSON, so it is told of the one that forms have without files.
function oneForm(document) {
  for (const { content } of Object.values(document.paths).flatMap(Object.values).map((operation) => operation.requestBody ?? {})) {
    if (content?.["application/x-www-form-urlencoded"]) {
      delete content["multipart/form-data"];
    }
  }

  return document;
}

export default {
  library: {
    input: { target: "openapi.json", override: { transformer: oneForm } },
    output: { target: "orval/library.ts", client: "fetch", baseUrl: readFileSync("orval.address", "utf8") },
  },
};
