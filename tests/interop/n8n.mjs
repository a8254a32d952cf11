// The verifiers that n8n-nodes-base keeps beside its trigger nodes, as judges.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(process.cwd() + "/");
const root = process.cwd() + "/node_modules/n8n-nodes-base/";
const { version } = require(root + "package.json");

// The case to judge: {"secret": …, "headers": {lower-case name: value}, "body": …, "url": …}.
export const given = JSON.parse(readFileSync(0, "utf8"));

// Prints the verdict of a node's `verifySignature`, which asks its context for what is here.
export const judge = async (helpers, context) => {
  const { verifySignature } = require(root + "dist/nodes/" + helpers);
  const { headers, body } = given;
  const request = { rawBody: Buffer.from(body), header: (name) => headers[name] };
  const whole = { getRequestObject: () => request, getHeaderData: () => headers, ...context };
  console.log(JSON.stringify({ judge: "n8n-nodes-base " + version, valid: (await verifySignature.call(whole)) === true }));
};
