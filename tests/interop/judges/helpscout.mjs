// npm alone: n8n-nodes-base@2.41.2
import Module, { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(process.cwd() + "/");
const { secret, headers, body } = JSON.parse(readFileSync(0, "utf8"));
const load = Module._load;
// What it depends on is not needed to judge.
Module._load = (name, ...rest) => {
  if (name === "n8n-workflow") return { NodeConnectionTypes: { Main: "main" } };
  return /^[./]|^(node:)?crypto$/.test(name) ? load(name, ...rest) : {};
};
const root = process.cwd() + "/node_modules/n8n-nodes-base/";
const { version } = require(root + "package.json");
const { HelpScoutTrigger } = require(root + "dist/nodes/HelpScout/HelpScoutTrigger.node.js");
const context = {
  getRequestObject: () => ({ rawBody: Buffer.from(body) }),
  getBodyData: () => ({}),
  getHeaderData: () => headers,
  getWorkflowStaticData: () => ({ secret }),
  helpers: { returnJsonArray: (data) => [data] },
};
const { workflowData } = await HelpScoutTrigger.prototype.webhook.call(context);
console.log(JSON.stringify({ judge: "n8n-nodes-base " + version, valid: workflowData !== undefined }));
