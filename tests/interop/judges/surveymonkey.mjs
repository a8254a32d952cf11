// npm alone: n8n-nodes-base@2.41.2
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(process.cwd() + "/");
const { secret, headers, body } = JSON.parse(readFileSync(0, "utf8"));
const root = process.cwd() + "/node_modules/n8n-nodes-base/";
const { version } = require(root + "package.json");
const Module = require("node:module");
const load = Module._load;
const hollow = () => new Proxy(function () {}, { get: (target, name) => (name in target ? target[name] : hollow()) });
Module._load = function (name, parent, main) {
  if (name === "n8n-workflow") return { NodeConnectionTypes: {}, jsonParse: JSON.parse, NodeApiError: Error, NodeOperationError: Error };
  try { return load(name, parent, main); } catch (why) { if (why.code !== "MODULE_NOT_FOUND") throw why; return hollow(); }
};
const { SurveyMonkeyTrigger } = require(root + "dist/nodes/SurveyMonkey/SurveyMonkeyTrigger.node.js");
const [clientId, clientSecret] = secret.split("&");
const { EventEmitter } = require("node:events");
const request = new EventEmitter();
const context = {
  getNodeParameter: (name) => ({ authentication: "accessToken", objectType: "survey", event: "survey_created" })[name],
  getCredentials: async () => ({ clientId, clientSecret }),
  getHeaderData: () => headers,
  getWebhookName: () => "default",
  getRequestObject: () => request,
  helpers: { returnJsonArray: (value) => [value] },
};
let valid = false;
new SurveyMonkeyTrigger().webhook.call(context).then((value) => (valid = value.workflowData !== undefined));
setImmediate(() => {
  request.emit("data", body);
  request.emit("end");
});
// A refused hook is never answered: then nothing is left to do.
process.on("beforeExit", () => console.log(JSON.stringify({ judge: "n8n-nodes-base " + version, valid })));
