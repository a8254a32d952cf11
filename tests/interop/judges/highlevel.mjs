// npm: @gohighlevel/api-client@3.1.0
import { createRequire } from "node:module";
import { createPublicKey } from "node:crypto";
import { readFileSync } from "node:fs";

const require = createRequire(process.cwd() + "/");
const { secret, headers, body } = JSON.parse(readFileSync(0, "utf8"));
const root = process.cwd() + "/node_modules/@gohighlevel/api-client/";
const { version } = JSON.parse(readFileSync(root + "package.json"));
const { WebhookManager } = require(root + "dist/lib/webhook/webhook-manager.js");
const key = createPublicKey(secret).export({ type: "spki", format: "pem" });
const quiet = { debug() {}, error() {}, warn() {}, info() {} };
const judge = Object.assign(Object.create(WebhookManager.prototype), { logger: quiet });
const valid = judge.verifyEd25519Signature(body, headers["x-ghl-signature"], key);
console.log(JSON.stringify({ judge: "@gohighlevel/api-client " + version, valid: valid === true }));
