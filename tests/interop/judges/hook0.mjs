// npm: hook0-client@1.1.0
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(process.cwd() + "/");
const { secret, headers, body } = JSON.parse(readFileSync(0, "utf8"));
const { version } = JSON.parse(readFileSync(process.cwd() + "/node_modules/hook0-client/package.json"));
const { verifyWebhookSignatureWithCurrentTime: verify } = require("hook0-client");
const given = headers["x-hook0-signature"];
const at = new Date(Number(/t=(\d+)/.exec(given)[1]) * 1000);
let valid = false;
try {
  valid = verify(given, Buffer.from(body), new Headers(headers), secret, 300, at);
} catch {}
console.log(JSON.stringify({ judge: "hook0-client " + version, valid: valid === true }));
