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
  try { return load(name, parent, main); } catch (why) { if (why.code !== "MODULE_NOT_FOUND") throw why; return hollow(); }
};
const { CiscoWebexTrigger } = require(root + "dist/nodes/Cisco/Webex/CiscoWebexTrigger.node.js");
const context = {
  getBodyData: () => JSON.parse(body),
  getHeaderData: () => headers,
  getWorkflowStaticData: () => ({ secret }),
  getRequestObject: () => ({ rawBody: Buffer.from(body) }),
  getNodeParameter: () => false,
  helpers: { returnJsonArray: (value) => [value] },
};
const answer = await new CiscoWebexTrigger().webhook.call(context);
console.log(JSON.stringify({ judge: "n8n-nodes-base " + version, valid: answer.workflowData !== undefined }));
