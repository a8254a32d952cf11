// npm alone: n8n-nodes-base@2.41.2
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(process.cwd() + "/");
const { secret, headers, body, url } = JSON.parse(readFileSync(0, "utf8"));
const root = process.cwd() + "/node_modules/n8n-nodes-base/";
const { version } = require(root + "package.json");
const { verifySignature } = require(root + "dist/nodes/Trello/TrelloTriggerHelpers.js");
const context = {
  getNodeParameter: () => "apiKey",
  getCredentials: async () => ({ oauthSecret: secret }),
  getRequestObject: () => ({ rawBody: Buffer.from(body), header: (name) => headers[name] }),
  getNodeWebhookUrl: () => url,
};
console.log(JSON.stringify({ judge: "n8n-nodes-base " + version, valid: (await verifySignature.call(context)) === true }));
