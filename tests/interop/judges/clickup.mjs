// npm alone: n8n-nodes-base@2.41.2
import Module, { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const load = Module._load;
Module._load = function (name, ...rest) {
  return name === "n8n-workflow" ? new Proxy({}, { get: () => "stub" }) : load.call(this, name, ...rest);
};
const require = createRequire(process.cwd() + "/");
const { secret, headers, body } = JSON.parse(readFileSync(0, "utf8"));
const root = process.cwd() + "/node_modules/n8n-nodes-base/";
const { version } = require(root + "package.json");
const { ClickUpTrigger } = require(root + "dist/nodes/ClickUp/ClickUpTrigger.node.js");
// It signs JSON.stringify of the parsed body: the body must be written as JSON.stringify writes it.
const context = {
  getWorkflowStaticData: () => ({ secret }),
  getHeaderData: () => headers,
  getRequestObject: () => ({ body: JSON.parse(body) }),
  helpers: { returnJsonArray: (data) => [data] },
};
const answer = await ClickUpTrigger.prototype.webhook.call(context);
console.log(JSON.stringify({ judge: "n8n-nodes-base " + version, valid: answer.workflowData !== undefined }));
