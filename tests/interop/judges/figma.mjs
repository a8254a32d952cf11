// npm alone: n8n-nodes-base@2.41.2
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(process.cwd() + "/");
const { secret, body } = JSON.parse(readFileSync(0, "utf8"));
const root = process.cwd() + "/node_modules/n8n-nodes-base/";
const { version } = require(root + "package.json");
const { verifySignature } = require(root + "dist/nodes/Figma/FigmaTriggerHelpers.js");
const context = {
  getBodyData: () => {
    try {
      return JSON.parse(body);
    } catch {
      return {};
    }
  },
  getWorkflowStaticData: () => ({ webhookSecret: secret }),
};
const valid = verifySignature.call(context);
console.log(JSON.stringify({ judge: "n8n-nodes-base " + version, valid: valid === true }));
