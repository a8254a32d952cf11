// npm: @linear/sdk@98.0.0
import { pathToFileURL } from "node:url";
import { readFileSync } from "node:fs";

const { secret, headers, body } = JSON.parse(readFileSync(0, "utf8"));
// It refuses deliveries older than a minute: its clock is set to the time of the delivery.
const at = JSON.parse(body).webhookTimestamp;
Date.now = () => at;
const root = pathToFileURL(process.cwd() + "/node_modules/@linear/sdk/");
const { version } = JSON.parse(readFileSync(new URL("package.json", root)));
const { LinearWebhookClient } = await import(new URL("dist/webhooks/index.mjs", root));
let valid = false;
try {
  valid = new LinearWebhookClient(secret).verify(Buffer.from(body), headers["linear-signature"], at);
} catch {}
console.log(JSON.stringify({ judge: "@linear/sdk " + version, valid: valid === true }));
