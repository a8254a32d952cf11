// npm alone: n8n-nodes-base@2.41.2
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(process.cwd() + "/");
const { secret, headers, body } = JSON.parse(readFileSync(0, "utf8"));
const root = process.cwd() + "/node_modules/n8n-nodes-base/";
const { version } = require(root + "package.json");
const { verifySignature } = require(root + "dist/nodes/CustomerIo/CustomerIoTriggerHelpers.js");
// It refuses times that are far from now: the clock stands at the vector's time.
Date.now = () => Number(headers["x-cio-timestamp"]) * 1000;
const context = {
  getRequestObject: () => ({ rawBody: Buffer.from(body), header: (name) => headers[name] }),
  getCredentials: async () => ({ webhookSigningKey: secret }),
};
const valid = await verifySignature.call(context);
console.log(JSON.stringify({ judge: "n8n-nodes-base " + version, valid: valid === true }));
