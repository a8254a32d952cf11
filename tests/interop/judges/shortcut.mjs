// npm: @useshortcut/client@3.4.0
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(process.cwd() + "/");
const { secret, headers, body } = JSON.parse(readFileSync(0, "utf8"));
const { verifyShortcutWebhookSignature } = require("@useshortcut/client/webhooks");
const { version } = JSON.parse(readFileSync(process.cwd() + "/node_modules/@useshortcut/client/package.json"));
const valid = await verifyShortcutWebhookSignature(secret, body, headers["payload-signature"]);
console.log(JSON.stringify({ judge: "@useshortcut/client " + version, valid: valid === true }));
