// npm alone: n8n-nodes-base@2.41.2
import Module, { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(process.cwd() + "/");
const { secret, headers } = JSON.parse(readFileSync(0, "utf8"));
const root = process.cwd() + "/node_modules/n8n-nodes-base/";
const { version } = require(root + "package.json");
// What the module loads and this function does not use.
const load = Module._load;
Module._load = function (name, ...rest) {
  return name === "n8n-workflow" ? {} : load.call(this, name, ...rest);
};
const { verifyWebhook } = require(root + "dist/nodes/Currents/CurrentsTriggerHelpers.js");
const now = Number(headers["x-timestamp"]);
if (now) Date.now = () => now;
const context = {
  getRequestObject: () => ({ headers }),
  getHeaderData: () => headers,
  getWorkflowStaticData: () => ({ webhookSecret: secret }),
};
console.log(JSON.stringify({ judge: "n8n-nodes-base " + version, valid: verifyWebhook.call(context) === true }));
