// npm: @trigger.dev/sdk@3.3.17
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(process.cwd() + "/");
const { secret, headers, body } = JSON.parse(readFileSync(0, "utf8"));
const { version } = JSON.parse(readFileSync("node_modules/@trigger.dev/sdk/package.json"));
const { webhooks, WebhookError } = require("@trigger.dev/sdk/v3");
const request = new Request("https://example.com/", { method: "POST", headers, body });
let valid = true;
try {
  await webhooks.constructEvent(request, secret);
} catch (error) {
  if (!(error instanceof WebhookError)) throw error;
  valid = false;
}
console.log(JSON.stringify({ judge: "@trigger.dev/sdk " + version, valid }));
