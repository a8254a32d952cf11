// npm: @transloadit/utils@4.8.1
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { secret, body } = JSON.parse(readFileSync(0, "utf8"));
const root = pathToFileURL(process.cwd() + "/node_modules/@transloadit/utils/");
const { version } = JSON.parse(readFileSync(new URL("package.json", root)));
const { verifyWebhookSignature } = await import(new URL("dist/index.js", root));
const form = new URLSearchParams(body);
const valid = await verifyWebhookSignature({ rawBody: form.get("transloadit"), signatureHeader: form.get("signature"), authSecret: secret });
console.log(JSON.stringify({ judge: "@transloadit/utils " + version, valid: valid === true }));
