// npm: coinbase-commerce-node@1.0.4
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(process.cwd() + "/");
const { secret, headers, body } = JSON.parse(readFileSync(0, "utf8"));
const Webhook = require("coinbase-commerce-node/lib/Webhook.js");
const { version } = require("coinbase-commerce-node/package.json");
let valid = true;
try {
  Webhook.verifyEventBody(body, headers["x-cc-webhook-signature"], secret);
} catch (error) {
  if (error.constructor.name !== "SignatureVerificationError") throw error;
  valid = false;
}
console.log(JSON.stringify({ judge: "coinbase-commerce-node " + version, valid }));
