export default {
  input: "openapi.json",
  output: { path: "hey", importFileExtension: ".js", header: "" },
  plugins: ["@hey-api/client-fetch", "@hey-api/typescript", "@hey-api/sdk"],
};
