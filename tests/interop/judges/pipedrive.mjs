// npm alone: n8n-nodes-base@2.41.2 basic-auth@2.0.1
import Module, { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(process.cwd() + "/");
const { secret, headers, body } = JSON.parse(readFileSync(0, "utf8"));
const root = process.cwd() + "/node_modules/n8n-nodes-base/";
const { version } = require(root + "package.json");
// What the module loads and this function does not use.
const load = Module._load;
const nothing = new Proxy(function () {}, {
  get: (_, name) => (name === Symbol.toPrimitive ? () => "" : nothing),
  apply: () => nothing,
  construct: () => nothing,
});
const known = { "basic-auth": require("basic-auth"), "n8n-workflow": nothing, "./v1/GenericFunctions": nothing };
Module._load = function (name, ...rest) {
  return known[name] ?? load.call(this, name, ...rest);
};
const { PipedriveTrigger } = require(root + "dist/nodes/Pipedrive/PipedriveTrigger.node.js");
const [user, password] = secret.split(/:(.*)/s);
const response = { writeHead: () => {}, end: () => {} };
const context = {
  getRequestObject: () => ({ headers, body: JSON.parse(body) }),
  getResponseObject: () => response,
  getNodeParameter: () => "basicAuth",
  getCredentials: async () => ({ user, password }),
  helpers: { returnJsonArray: (one) => [one] },
};
const answer = await PipedriveTrigger.prototype.webhook.call(context);
console.log(JSON.stringify({ judge: "n8n-nodes-base " + version, valid: answer.workflowData !== undefined }));
