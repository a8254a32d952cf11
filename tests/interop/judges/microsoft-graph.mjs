// npm alone: n8n-nodes-base@2.41.2
import Module, { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(process.cwd() + "/");
const { secret, body } = JSON.parse(readFileSync(0, "utf8"));
const root = process.cwd() + "/node_modules/n8n-nodes-base/";
const { version } = require(root + "package.json");
// What the module loads and this function does not use.
const load = Module._load;
const nothing = new Proxy(function () {}, { get: () => nothing, apply: () => nothing, construct: () => nothing });
Module._load = function (name, ...rest) {
  return name === "n8n-workflow" || name === "../transport" ? nothing : load.call(this, name, ...rest);
};
const { verifyWebhook } = require(root + "dist/nodes/Microsoft/Teams/v2/helpers/utils-trigger.js");
const context = {
  getRequestObject: () => ({ body: JSON.parse(body) }),
  getWorkflowStaticData: () => ({ webhookSecret: secret }),
};
console.log(JSON.stringify({ judge: "n8n-nodes-base " + version, valid: verifyWebhook.call(context) === true }));
