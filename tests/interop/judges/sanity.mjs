// npm: @sanity/webhook@4.0.4
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(process.cwd() + "/");
const { secret, headers, body } = JSON.parse(readFileSync(0, "utf8"));
const { version } = JSON.parse(readFileSync(process.cwd() + "/node_modules/@sanity/webhook/package.json"));
const { isValidSignature } = require("@sanity/webhook");
const valid = await isValidSignature(body, headers["sanity-webhook-signature"], secret);
console.log(JSON.stringify({ judge: "@sanity/webhook " + version, valid: valid === true }));
