// npm: gatsby-source-prismic@6.0.3
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { secret, body } = JSON.parse(readFileSync(0, "utf8"));
const root = process.cwd() + "/node_modules/gatsby-source-prismic/";
const { version } = JSON.parse(readFileSync(root + "package.json"));
const { sourceNodes } = await import(pathToFileURL(root + "dist/gatsby-node/sourceNodes.js"));
const webhookBody = JSON.parse(body);
const said = [];
// It tells nobody whether it took a webhook but the log; one without a secret it would take as well.
const args = {
  webhookBody,
  reporter: { info: (text) => said.push(text) },
  cache: { get: async () => ({ customTypeModels: [], sharedSliceModels: [] }) },
  getNodes: () => [],
  actions: {},
};
await sourceNodes(args, { repositoryName: webhookBody.domain, webhookSecret: secret, fetch: () => {} });
const valid = webhookBody.secret !== undefined && said.some((text) => text.includes("Received a test trigger"));
console.log(JSON.stringify({ judge: "gatsby-source-prismic " + version, valid }));
