// npm: hook0-client@1.1.0
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(process.cwd() + "/");
const { secret, headers, body } = JSON.parse(readFileSync(0, "utf8"));
const { version } = JSON.parse(readFileSync(process.cwd() + "/node_modules/hook0-client/package.json", "utf8"));
const { verifyWebhookSignatureWithCurrentTime: verify } = require("hook0-client");
const signature = headers["x-hook0-signature"];
const now = new Date(Number(signature.match(/t=(\d+)/)[1]) * 1000);
let valid;
try {
  valid = verify(signature, Buffer.from(body), new Headers(headers), secret, 300, now);
} catch (error) {
  if (!error.message.startsWith("Invalid signature")) throw error;
  valid = false;
}
console.log(JSON.stringify({ judge: "hook0-client " + version, valid: valid === true }));
